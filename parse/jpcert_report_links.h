// The links of one item of a weekly report.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// Takes the lines of an item one after the other. A link is an address with the lines right above
// it, which name publisher and title; lines that are a sentence name nothing. An address behind
// 邦訳, 日本語訳 or 日本語版 is that of the translation of the link before it. Another right below
// an address has its title too.
class LinkReader {
 public:
  // `citations` is the owner's and must outlive this.
  LinkReader(std::string marker, std::string kind, std::vector<Citation>& citations)
      : marker_(std::move(marker)),
        kind_(std::move(kind)),
        citations_(citations),
        begin_(citations.size()) {}

  void Add(const Line& line);

 private:
  void StartBlock();
  void AddText(std::string_view text);
  void AddUrl(std::string_view url, int line);
  std::string TitleOf() const;
  bool TakeTranslation(std::string_view url);

  std::string marker_;
  std::string kind_;
  std::vector<Citation>& citations_;
  std::size_t begin_;               // of this block of links in citations_
  std::vector<std::string> words_;  // lines since the last address
  bool gap_ = false;                // a blank line stands behind words_
  bool translation_follows_ = false;
  std::size_t same_title_ = 0;  // addresses below each other
};

}  // namespace parse
