// One entry of a list of references while it is read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"

namespace parse {

// Made for one entry, given its lines in order, and finished into the citations it is.
class CitationEntry {
 public:
  CitationEntry(std::string marker, int line);

  // The words before the first URL are the title; lines of it are joined by AppendWrapped. A URL
  // behind 日本語訳, 日本語版 or 邦訳 is the translation's.
  void AddLine(std::string_view text);

  // The rest of the URL that the last line ended with; nothing where that URL was one too many.
  void ExtendUrl(std::string_view rest);

  bool HasUrl() const { return !citation_.url.empty(); }
  // As in a sentence: "see http://… for more".
  bool HasWordsBehindUrl() const { return words_behind_url_; }
  const std::string& Marker() const { return citation_.marker; }
  const std::string& Title() const { return citation_.title; }
  int Line() const { return citation_.line; }

  // Each further URL is a citation of its own with the same marker and title.
  void Finish(std::vector<Citation>& citations);

 private:
  void AddWord(std::string_view word, std::string& title);
  void AddUrl(std::string url);

  Citation citation_;
  bool translation_follows_ = false;
  bool translation_last_ = false;
  bool words_behind_url_ = false;
  bool last_was_dropped_ = false;  // the URL that came last
  std::vector<std::string> further_urls_;
};

// Whether a line goes on about a translation: "(邦訳)", "日本語版 http://…".
bool StartsTranslation(std::string_view text);

}  // namespace parse
