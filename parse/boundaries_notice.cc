#include "parse/boundaries_notice.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"
#include "parse/jpcert_heads.h"
#include "parse/take.h"

namespace parse {
namespace {

#define DAY "[0-9]{4} ?[-/年] ?[0-9]{1,2} ?[-/月] ?[0-9]{1,2}(?: ?日)?"
#define URL "<?(?:https?|ftp)://\\S+"

std::size_t MarkSize(std::string_view rest) {
  static const RE2 mark("(?:<<<?[^<>]{1,120}>>>?|(?:JPCERT/CC )?Alert ?\\([^()]{1,60}\\))");
  return Taken(rest, mark);
}

std::size_t PressSize(std::string_view rest) {
  static const RE2 press(
      "(?:(?:報道関係者?|報道機関|報道) ?各 ?位|(?i:press release|news release)|"
      "(?:プレス|ニュース)・?リリース)");
  return Taken(rest, press);
}

std::size_t NumberSize(std::string_view rest) {
  static const RE2 number(
      "JPCERT-(?:E-)?[A-Z]{1,5}-[0-9]{2,4}-[0-9]{4}(?:-[0-9]{2})?(?: JPCERT/CC)?");
  return Taken(rest, number);
}

// What else a header has.
std::size_t UsualSize(std::string_view rest) {
  static const RE2 rule("(?:[=_*]{5,}|-{10,}|-----(?:BEGIN|END) PGP [A-Z ]{7,20}-----)");
  static const RE2 words(
      "(?:各 ?位|JPCERT/CC|Hash: [A-Z0-9]+|"
      "(?:(?:有限責任中間法人|一般社団法人) )?JPCERT ?コーディネーション ?センター)");
  static const RE2 dated(DAY " ?\\([^()\\s]{1,20}\\)");
  static const RE2 labelled(
      "[^\\x00-\\x7F]{1,6}(?: [^\\x00-\\x7F]{1,2}){0,2} ?: ?'?(?:[0-9]{2})?[0-9]{2} ?[-/年] ?"
      "[0-9]{1,2} ?[-/月] ?[0-9]{1,2}(?: ?日)?(?: ?\\(Ver[^()]{1,12}\\))?");
  static const RE2 day(DAY);
  static const RE2 latest("最新情報 ?:? ?" URL);
  static const RE2 url(URL);
  for (const RE2* pattern : {&rule, &words, &dated, &labelled, &day, &latest, &url}) {
    if (const std::size_t size = Taken(rest, *pattern)) return size;
  }
  return 0;
}

// Up to what ends a title, if that is near.
std::size_t TitleSize(std::string_view rest) {
  static const RE2 stop(" (?:" URL "|I\\. |Ⅰ|" DAY
                        "|初 ?版|発 ?行 ?日|最新情報|目次|〜|[=*_]{5,}|<<<)");
  constexpr std::size_t kMaxNoticeTitle = 800;  // bytes
  re2::StringPiece found;
  const std::string_view near = rest.substr(0, kMaxNoticeTitle);
  if (!stop.Match(near, 0, near.size(), RE2::UNANCHORED, &found, 1)) return 0;
  const std::string_view title =
      near.substr(0, static_cast<std::size_t>(found.data() - near.data()));
  return base::Contains(title, "。") ? 0 : title.size();
}

// The words of `title` up to the last that is not ASCII; all of them where that leaves less than
// two, which are no title in English.
std::size_t JapaneseSize(std::string_view title) {
  const auto last = std::find_if_not(title.rbegin(), title.rend(), base::IsAscii);
  const auto end = static_cast<std::size_t>(title.rend() - last);
  const std::size_t blank = title.find(' ', end);
  if (end == 0 || blank == std::string_view::npos) return title.size();
  return title.find(' ', blank + 1) == std::string_view::npos ? title.size() : blank;
}

#undef URL
#undef DAY

bool IsFirstHead(std::string_view rest) {
  static const RE2 head("^(?:§|(?:[IVX]{1,5}\\.|[Ⅰ-Ⅻ]\\.?) \\S)");
  return RE2::PartialMatch(rest, head) && !IsMentionedNumeral(rest);
}

}  // namespace

Unit NoticeBoundaries::At(std::string_view rest) {
  if (place_ == Place::kBody) return body_.At(rest);
  if (IsFirstHead(rest)) {
    place_ = Place::kBody;
    return body_.At(rest);
  }
  return AtHeader(rest);
}

Unit NoticeBoundaries::AtHeader(std::string_view rest) {
  for (const auto size_of : {MarkSize, NumberSize, PressSize}) {
    if (const std::size_t size = size_of(rest)) {
      if (place_ == Place::kTop || size_of == MarkSize) place_ = Place::kTitle;
      return WholeLine(size);
    }
  }
  if (const std::size_t size = UsualSize(rest)) return WholeLine(size);
  if (place_ == Place::kTitle || place_ == Place::kEnglishTitle) return AtTitle(rest);
  return place_ == Place::kTop ? Unit{} : body_.At(rest);
}

Unit NoticeBoundaries::AtTitle(std::string_view rest) {
  const bool english = place_ == Place::kEnglishTitle;
  place_ = english ? Place::kBelowTitle : Place::kEnglishTitle;
  const std::string_view title = rest.substr(0, TitleSize(rest));
  return WholeLine(english ? title.size() : JapaneseSize(title));
}

}  // namespace parse
