#include "parse/boundaries_cert.h"

#include <re2/re2.h>

#include "parse/take.h"

namespace parse {
namespace {

#define MONTH "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\\.?"
#define DAY                                                                  \
  "(?:" MONTH                                                                \
  " ?[0-9]{1,2}, ?[0-9]{4}|[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日|" \
  "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2})"

std::size_t CertRuleSize(std::string_view rest) {
  static const RE2 rule(
      "[=_*]{5,}|(?:- )?-{5,}|─{5,}|━{5,}|-----(?:BEGIN|END) PGP [A-Z ]{7,20}-----");
  return Taken(rest, rule);
}

std::size_t CertHeadSize(std::string_view rest) {
  static const RE2 head(
      "(?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\. ?(?:Description|Impact|Solutions?|References|Introduction|概要|説明|"
      "内容|問題|影響|対策|対処|解決策|解決方法|対処方法|参考文献|参考情報)");
  return Taken(rest, head);
}

std::size_t HistoryHeadSize(std::string_view rest) {
  static const RE2 head("((?i:revision history)|UPDATES|改 ?訂 ?履 ?歴):? " DAY);
  return TakenHead(rest, head);
}

bool StartsLabel(std::string_view rest) {
  static const RE2 label(
      "(?:Original (?:issue|release) date|Last (?:[Rr]ev[a-z]{2,8}|[Uu]pdated?)|Topic|主 ?題|"
      "(?:原文)?(?:初 ?版|最 ?終 ?(?:改 ?訂|更 ?新))[^\\s:]{0,6}|翻訳(?:者|日)?|日本語訳) ?:|"
      "A complete revision history|CERT ?(?:\\([^()]{1,4}\\)|\\*|®)? "
      "?(?:Advisory|勧告|アドバイザリー?) CA-");
  re2::StringPiece found;
  return label.Match(rest, 0, rest.size(), RE2::ANCHOR_START, &found, 1);
}

}  // namespace

Unit CertBoundaries::At(std::string_view rest) {
  static const RE2 entry(DAY ":?");
  for (const auto size_of : {CertRuleSize, CertHeadSize}) {
    const std::size_t size = size_of(rest);
    if (size == 0) continue;
    in_history_ = false;
    return {size, true, true};
  }
  if (const std::size_t size = HistoryHeadSize(rest)) {
    in_history_ = true;
    return {size, true, true};
  }
  if (StartsLabel(rest)) return {1, true, false};
  const std::size_t size = in_history_ ? Taken(rest, entry) : 0;
  return {size, size > 0, false};
}

#undef DAY
#undef MONTH

}  // namespace parse
