#include "parse/citation_entry.h"

#include <re2/re2.h>

#include <utility>

#include "base/text.h"
#include "parse/lines.h"

namespace parse {
namespace {

// Each further URL repeats the title. Real entries have two addresses at most; a hostile one could
// have a long title and very many.
constexpr std::size_t kMaxFurtherUrls = 8;

// "(邦訳)", "【日本語版】", "日本語訳:", perhaps with the URL right behind it, which is `url`.
// Without brackets the words may be those of a title.
bool IsTranslationMark(std::string_view word, bool in_title, std::string& url) {
  static const RE2 bracketed(
      "[(\\[【<](?:邦訳|和訳|日本語訳|日本語版).*?((?:(?:https?|ftp)://.*)?)");
  static const RE2 bare("(?:邦訳|和訳|日本語訳|日本語版).*?((?:(?:https?|ftp)://.*)?)");
  return RE2::FullMatch(word, bracketed, &url) || (!in_title && RE2::FullMatch(word, bare, &url));
}

}  // namespace

bool StartsTranslation(std::string_view text) {
  text = base::Trim(text);
  std::string url;
  return IsTranslationMark(text.substr(0, text.find(' ')), false, url);
}

CitationEntry::CitationEntry(std::string marker, int line) {
  citation_.marker = std::move(marker);
  citation_.line = line;
}

void CitationEntry::AddLine(std::string_view text) {
  std::string words;
  for (const std::string_view word : base::Split(text, ' ')) {
    if (!word.empty()) AddWord(word, words);
  }
  if (!words.empty()) AppendWrapped(citation_.title, words);
}

// `title` gets the words of this line that are the title's.
void CitationEntry::AddWord(std::string_view word, std::string& title) {
  if (IsUrl(word)) return AddUrl(std::string(word));
  std::string url;
  if (IsTranslationMark(word, citation_.url.empty(), url)) {
    translation_follows_ = true;
    if (!url.empty()) AddUrl(std::move(url));
  } else if (citation_.url.empty()) {
    title.append(title.empty() ? "" : " ").append(word);
  } else if (!translation_follows_) {
    words_behind_url_ = true;
  }
}

void CitationEntry::AddUrl(std::string url) {
  translation_last_ = std::exchange(translation_follows_, false) && !citation_.translation_url;
  if (translation_last_) {
    citation_.translation_url = std::move(url);
  } else if (citation_.url.empty()) {
    citation_.url = std::move(url);
  } else {
    last_was_dropped_ = further_urls_.size() >= kMaxFurtherUrls;
    if (!last_was_dropped_) further_urls_.push_back(std::move(url));
  }
}

void CitationEntry::ExtendUrl(std::string_view rest) {
  if (translation_last_) {
    citation_.translation_url->append(rest);
  } else if (last_was_dropped_) {
    return;
  } else if (!further_urls_.empty()) {
    further_urls_.back().append(rest);
  } else {
    citation_.url.append(rest);
  }
}

void CitationEntry::Finish(std::vector<Citation>& citations) {
  citations.push_back(citation_);
  for (std::string& url : further_urls_) {
    citations.push_back(citation_);
    citations.back().url = std::move(url);
    citations.back().translation_url.reset();
  }
}

}  // namespace parse
