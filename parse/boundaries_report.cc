#include "parse/boundaries_report.h"

#include <re2/re2.h>

#include "base/cut_utf8.h"
#include "parse/jpcert_report_lines.h"
#include "parse/take.h"

namespace parse {
namespace {

#define DAY "[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}"

// Rules, the lines of the header, and heads.
std::size_t ReportLineSize(std::string_view rest) {
  static const RE2 line(
      "[=_*]{5,}|-{10,}|─{5,}|━{5,}|-----(?:BEGIN|END) PGP [A-Z ]{7,20}-----|"
      "JPCERT-WR-[0-9]{4}-[0-9]{4}(?: JPCERT/CC)?|目 ?次|"
      "(?:<<< )?JPCERT/CC (?:REPORT|Report|レポート) [0-9/-]{8,10}(?: >>>)?|"
      "[\\[【■]? ?(?:情報源|(?:関連文書|参考文献) \\([^()]{1,20}\\))[\\]】]?|"
      "(?:発 ?行 ?日|初 ?版|更 ?新 ?日) ?:? ?" DAY
      "(?: ?\\(Ver[^()]{1,12}\\))?|"
      "[\\[【■] ?(?:関連文書|参考文献)[\\]】]?|[\\[【■] ?今週の(?:一口|ひとくち)メモ[\\]】]?");
  constexpr std::string_view kIssuer = " JPCERT/CC";
  const std::size_t size = Taken(rest, line);
  // The issuer's name behind the number may be the first word of the title.
  const bool title =
      StartsWith(rest.substr(size), " REPORT ") && rest.substr(0, size).ends_with(kIssuer);
  return title ? size - kIssuer.size() : size;
}

bool StartsOtherHead(std::string_view rest) {
  return StartsWith(rest, "■") || StartsWith(rest, "【今週の");
}

// The start of a flattened text, cut between two characters: heads are short.
std::string_view StartOf(std::string_view rest) {
  constexpr std::size_t kStart = 80;  // bytes
  return base::CutUtf8(rest, kStart);
}

}  // namespace

Unit ReportBoundaries::At(std::string_view rest) {
  if (const std::size_t size = ReportLineSize(rest)) {
    fresh_ = true;
    listed_ = false;
    in_history_ = false;
    return {size, true, true};
  }
  if (const Unit item = AtItem(rest); item.size > 0) return item;
  if (const Unit unit = AtHistory(rest); unit.size > 0) return unit;
  Unit unit = AtWordEnd(rest);
  unit.cut_before = StartsOtherHead(rest);
  return unit;
}

Unit ReportBoundaries::AtHistory(std::string_view rest) {
  static const RE2 head("(改 ?訂 ?履 ?歴) " DAY);
  static const RE2 entry(DAY);
  if (const std::size_t size = TakenHead(rest, head)) {
    in_history_ = true;
    return {size, true, true};
  }
  const std::size_t size = in_history_ ? Taken(rest, entry) : 0;
  return {size, size > 0, false};
}

Unit ReportBoundaries::AtItem(std::string_view rest) {
  if (!StartsWith(rest, "[") && !StartsWith(rest, "【")) return {};
  const auto head = ItemHeadOn(StartOf(rest));
  if (!head) return {};
  const bool first = head->number == 1 && (last_ == 0 || fresh_ || listed_);
  const bool next = head->number == last_ + 1 && (fresh_ || listed_);
  if (!first && !next) return {};
  last_ = head->number;
  fresh_ = false;
  listed_ = true;
  return {rest.find(StartsWith(rest, "[") ? "]" : "】"), true, false};
}

// A sentence or an address ends a line: it is not known where the next one began, and this is never
// wrong.
Unit ReportBoundaries::AtWordEnd(std::string_view rest) {
  const std::string_view word = rest.substr(0, rest.find(' '));
  fresh_ = HasSentenceEnd(word) || FindUrl(word).size > 0;
  if (fresh_) listed_ = false;
  return {word.size(), false, fresh_};
}

#undef DAY

}  // namespace parse
