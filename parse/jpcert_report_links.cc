#include "parse/jpcert_report_links.h"

#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "parse/jpcert_report_lines.h"

namespace parse {
namespace {

// Publisher and title take two or three lines; the rest of a longer paragraph is no title.
constexpr std::size_t kMaxTitleLines = 4;
// Each further address repeats the title.
constexpr std::size_t kMaxSameTitle = 8;

// A sentence, or the part of one that leads to an address in it.
bool IsPartOfSentence(std::string_view text) {
  static const RE2 leads_on("(?:は|を|も|、)$");
  return HasSentenceEnd(text) || RE2::PartialMatch(text, leads_on);
}

bool TakeTranslationMark(std::string_view& text) {
  static const RE2 mark(
      "^(?:[(\\[【<](?:邦訳|和訳|日本語訳|日本語版)[^()\\[\\]【】<>]{0,30}[)\\]】>]\\s*:?|"
      "(?:邦訳|和訳|日本語訳|日本語版)\\s*(?::|$))\\s*");
  re2::StringPiece rest(text);
  if (!RE2::Consume(&rest, mark)) return false;
  text = {rest.data(), rest.size()};
  return true;
}

// The halves of the brackets around an address, with the blanks.
std::string_view WithoutBrackets(std::string_view text) {
  constexpr std::string_view kBehind = " \t>)],.";
  constexpr std::string_view kBefore = " \t<(";
  text.remove_prefix(std::min(text.find_first_not_of(kBehind), text.size()));
  while (!text.empty() && kBefore.find(text.back()) != std::string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

std::string_view WithoutBullet(std::string_view text) {
  static const RE2 bullet("^(?:[-*+]\\s+|[・○●◆◇※]\\s*|\\[[0-9]{1,3}\\]\\s*)");
  re2::StringPiece rest(text);
  RE2::Consume(&rest, bullet);
  return {rest.data(), rest.size()};
}

}  // namespace

void LinkReader::Add(const Line& line) {
  if (IsBlank(line.text)) {
    gap_ = true;
    same_title_ = 0;
    return;
  }
  if (const auto kind = LinkHeadOn(line.text)) {
    if (!marker_.empty()) kind_ = *kind;
    return StartBlock();
  }
  std::string_view rest = line.text;
  for (FoundUrl url = FindUrl(rest); url.size > 0; url = FindUrl(rest)) {
    AddText(rest.substr(0, url.begin));
    AddUrl(rest.substr(url.begin, url.size), line.number);
    rest.remove_prefix(url.begin + url.size);
  }
  AddText(rest);
}

void LinkReader::StartBlock() {
  begin_ = citations_.size();
  words_.clear();
  translation_follows_ = false;
  same_title_ = 0;
}

void LinkReader::AddText(std::string_view text) {
  text = WithoutBrackets(text);
  const bool mark = TakeTranslationMark(text);
  if (mark) translation_follows_ = true;
  if (text.empty()) return;
  if (mark || std::exchange(gap_, false)) words_.clear();
  same_title_ = 0;
  words_.push_back(Collapse(WithoutBullet(text)));
}

void LinkReader::AddUrl(std::string_view url, int line) {
  if (std::exchange(translation_follows_, false) && TakeTranslation(url)) return words_.clear();
  std::string title = TitleOf();
  if (words_.empty() && same_title_ > 0 && same_title_ <= kMaxSameTitle) {
    title = citations_.back().title;
  }
  ++same_title_;
  words_.clear();
  citations_.push_back({marker_, std::move(title), std::string(url), {}, line, kind_});
}

std::string LinkReader::TitleOf() const {
  std::size_t begin = words_.size();
  std::size_t size = 0;
  while (begin > 0 && words_.size() - begin < kMaxTitleLines &&
         !IsPartOfSentence(words_[begin - 1])) {
    size += words_[begin - 1].size() + 1;
    if (size > kMaxTitle) break;
    --begin;
  }
  return base::Join({words_.begin() + static_cast<std::ptrdiff_t>(begin), words_.end()}, " ");
}

bool LinkReader::TakeTranslation(std::string_view url) {
  if (citations_.size() == begin_ || citations_.back().translation_url) return false;
  citations_.back().translation_url = url;
  same_title_ = 0;
  return true;
}

}  // namespace parse
