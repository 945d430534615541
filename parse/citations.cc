#include "parse/citations.h"

#include <re2/re2.h>

#include <string>
#include <utility>

#include "base/text.h"

namespace parse {
namespace {

// Each further URL repeats the title. Real entries have two addresses at most; a hostile one could
// have a long title and very many.
constexpr std::size_t kMaxFurtherUrls = 8;

// A head says Appendix or has a number; one that does not stands at the margin, below a blank line
// or a rule: the words may start a line of a sentence too.
bool IsListHead(const std::vector<Line>& lines, std::size_t at) {
  static const RE2 named(
      "\\s*(?:§\\s*[0-9]*\\s*\\.?|Appendix|付\\s*録)\\s*[A-Z]?[.:]?\\s*"
      "(?:参\\s*考\\s*文\\s*献|参\\s*考\\s*資\\s*料|References?)\\s*");
  static const RE2 bare("(?:参考文献|参考資料|References?)\\s*");
  if (RE2::FullMatch(lines[at].text, named)) return true;
  if (!RE2::FullMatch(lines[at].text, bare)) return false;
  return at == 0 || IsBlank(lines[at - 1].text) || IsRule(lines[at - 1].text);
}

bool IsUrl(std::string_view word) {
  return StartsWith(word, "http://") || StartsWith(word, "https://") || StartsWith(word, "ftp://");
}

// "(邦訳)", "【日本語版】", "日本語訳:", perhaps with the URL right behind it, which is `url`.
// Without brackets the words may be those of a title.
bool IsTranslationMark(std::string_view word, bool in_title, std::string& url) {
  static const RE2 bracketed("[(\\[【<](?:邦訳|日本語訳|日本語版).*?((?:(?:https?|ftp)://.*)?)");
  static const RE2 bare("(?:邦訳|日本語訳|日本語版).*?((?:(?:https?|ftp)://.*)?)");
  return RE2::FullMatch(word, bracketed, &url) || (!in_title && RE2::FullMatch(word, bare, &url));
}

// One entry being read, word by word.
class Entry {
 public:
  Entry(std::string marker, int line) {
    citation_.marker = std::move(marker);
    citation_.line = line;
  }

  void Add(std::string_view text) {
    std::string words;
    for (const std::string_view word : base::Split(text, ' ')) {
      if (!word.empty()) AddWord(word, words);
    }
    if (!words.empty()) AppendWrapped(citation_.title, words);
  }

  void Finish(std::vector<Citation>& citations) {
    citations.push_back(citation_);
    for (std::string& url : further_urls_) {
      citations.push_back(citation_);
      citations.back().url = std::move(url);
      citations.back().translation_url.reset();
    }
  }

 private:
  // `title` gets the words of this line that are the title's.
  void AddWord(std::string_view word, std::string& title) {
    if (IsUrl(word)) return AddUrl(std::string(word));
    std::string url;
    if (IsTranslationMark(word, citation_.url.empty(), url)) {
      translation_follows_ = true;
      if (!url.empty()) AddUrl(std::move(url));
    } else if (citation_.url.empty()) {
      title.append(title.empty() ? "" : " ").append(word);
    }
  }

  void AddUrl(std::string url) {
    if (std::exchange(translation_follows_, false) && !citation_.translation_url) {
      citation_.translation_url = std::move(url);
    } else if (citation_.url.empty()) {
      citation_.url = std::move(url);
    } else if (further_urls_.size() < kMaxFurtherUrls) {
      further_urls_.push_back(std::move(url));
    }
  }

  Citation citation_;
  bool translation_follows_ = false;
  std::vector<std::string> further_urls_;
};

bool Ends(std::string_view line) { return IsRule(line) || StartsWith(base::Trim(line), "§"); }

std::size_t ReadList(const std::vector<Line>& lines, std::size_t at,
                     std::vector<Citation>& citations) {
  static const RE2 start("\\s*\\[([A-Z]{0,2}[0-9]{1,4})\\](?:\\s+(.*))?");
  std::vector<Entry> entries;
  for (; at < lines.size() && !Ends(lines[at].text); ++at) {
    const std::string text = Collapse(lines[at].text);
    std::string marker;
    std::string rest;
    if (RE2::FullMatch(text, start, &marker, &rest)) {
      entries.emplace_back(std::move(marker), lines[at].number);
      entries.back().Add(rest);
    } else if (!entries.empty()) {
      entries.back().Add(text);
    }
  }
  for (Entry& entry : entries) entry.Finish(citations);
  return at;
}

}  // namespace

std::vector<Citation> ReadCitations(const std::vector<Line>& lines) {
  std::vector<Citation> citations;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (IsListHead(lines, at)) at = ReadList(lines, at + 1, citations);
  }
  return citations;
}

}  // namespace parse
