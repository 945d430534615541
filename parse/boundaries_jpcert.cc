#include "parse/boundaries_jpcert.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "parse/figures.h"
#include "parse/jpcert_heads.h"
#include "parse/take.h"

namespace parse {
namespace {

#define DAY "[0-9]{4} ?[-/年] ?[0-9]{1,2} ?[-/月] ?[0-9]{1,2}(?: ?日)?"
#define COUNT INKAN_FIGURE " ?件"
#define MARKS "((?: ?" INKAN_MARK ")*)"

// A label: some words in ASCII and one that is not, then perhaps an English tag.
#define LABEL "(?:[!-~]{1,40} ){0,3}[^\\s]*[^\\x00-\\x7F]\\S*(?: \\([^()0-9*※][^()]{0,59}\\))?"

Unit Start(std::size_t size) { return {size, size > 0, false}; }

std::size_t JpcertRuleSize(std::string_view rest) {
  static const RE2 rule("(?:[=_*]{5,}|-{10,}|-----(?:BEGIN|END) PGP [A-Z ]{7,20}-----)");
  return Taken(rest, rule);
}

std::size_t JpcertHeadSize(std::string_view rest) {
  static const RE2 section("§ ?[0-9]{1,2}\\. [^\\s]+");
  static const RE2 bracket("(?:\\[[^\\[\\]\\s0-9][^\\[\\]]{2,60}\\]|【[^【】]{2,60}】)");
  static const RE2 numbered("(?:(?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\.|\\([0-9]{1,2}\\)) " LABEL);
  static const RE2 counted("(?:(?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\.|\\([0-9]{1,2}\\)) " LABEL " " COUNT);
  if (StartsWith(rest, "§")) return Taken(rest, section);
  if (StartsWith(rest, "[") || StartsWith(rest, "【")) return Taken(rest, bracket);
  if (IsMentionedNumeral(rest)) return 0;
  // "(forged) 7件の報告を": the number that a sentence starts with is none of the head's.
  const std::size_t size = Taken(rest, counted);
  return size > 0 ? size : Taken(rest, numbered);
}

// The head of an event or an activity whose address follows.
std::size_t AddressedSize(std::string_view rest) {
  static const RE2 head("((?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\. [^。、はを]{1,100}?) (?:https?|ftp)://");
  return TakenHead(rest, head);
}

// Of the name of an event or an activity a label, which is the first `size` of `rest`, may hold too
// much or too little. The first words of a sentence, up to a particle, are none of it; a name of
// ASCII words and middle dots goes on with the short word behind it.
std::size_t EntryHeadSize(std::string_view rest, std::size_t size) {
  static const RE2 overrun(
      "((?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\.(?: [!-~]+)+) [^!-~ ]\\S*(?:の|は|が|を|に|で|と)");
  static const RE2 of_dots("(?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\. [!-~・ ]+");
  static const RE2 dotted(
      "((?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\. [!-~・]+(?: [^!-~ 。、]{1,16})?(?: [0-9]{4})?) ");
  const std::string_view head = rest.substr(0, size);
  std::string name;
  if (RE2::FullMatch(head, overrun, &name)) return name.size();
  return RE2::FullMatch(head, of_dots) ? std::max(size, TakenHead(rest, dotted)) : size;
}

std::size_t DomainRowSize(std::string_view rest) {
  static const RE2 row("\\.[A-Za-z][A-Za-z0-9.-]{1,30} " COUNT MARKS);
  return Taken(rest, row);
}

// A port row as it is written, all the marks behind it included, which are `marks`.
std::size_t PortRowWithMarks(std::string_view rest, std::string_view& marks) {
  static const RE2 port(
      "(?i)(?:(?:(?:tcp|udp)[ /])?[0-9]{1,5}(?:[-〜][0-9]{1,5})?(?:/(?:tcp|udp))?|icmp)"
      "(?: ?\\([^()]{1,60}\\))?(?: ?" INKAN_MARK ")* ?\\b" COUNT MARKS);
  static const RE2 others("(?:その他|上記以外)\\S*(?: ?\\([^()]{1,40}\\))? " COUNT MARKS);
  for (const RE2* pattern : {&port, &others}) {
    std::array<re2::StringPiece, 3> groups;
    if (Taken(rest, *pattern) == 0) continue;
    pattern->Match(rest, 0, rest.size(), RE2::ANCHOR_START, groups.data(), 3);
    marks = {groups[2].data(), groups[2].size()};
    return groups[0].size();
  }
  return 0;
}

// "(不明) 12件", which is a row behind another.
std::size_t LabelRowSize(std::string_view rest) {
  static const RE2 row("\\([^()0-9*※][^()]{0,39}\\)(?: ?" INKAN_MARK ")* " COUNT MARKS);
  return Taken(rest, row);
}

bool StartsLine(std::string_view rest) {
  std::string_view marks;
  return rest.empty() || StartsWith(rest, "(*") || JpcertRuleSize(rest) > 0 ||
         JpcertHeadSize(rest) > 0 || DomainRowSize(rest) > 0 || PortRowWithMarks(rest, marks) > 0;
}

// The last mark behind a row that running text follows heads that text, which is the footnote: a
// line end stood between row and mark.
std::size_t PortRowSize(std::string_view rest) {
  std::string_view marks;
  const std::size_t size = PortRowWithMarks(rest, marks);
  const std::size_t last = marks.rfind(" (");
  if (size == 0 || last == std::string_view::npos) return size;
  const std::string_view after = rest.substr(std::min(size + 1, rest.size()));
  return StartsLine(after) ? size : size - (marks.size() - last);
}

std::size_t HeaderSize(std::string_view rest) {
  static const RE2 number("JPCERT-[A-Z-]{2,6}-[0-9]{2,4}-[0-9]{4}(?: JPCERT/CC)?");
  static const RE2 title("JPCERT/CC 活動概要 \\[[^\\[\\]]{1,80}\\]");
  static const RE2 date("(?:発 ?行 ?日|初 ?版|更 ?新 ?日) ?:? ?" DAY "(?: ?\\(Ver[^()]{1,12}\\))?");
  for (const RE2* pattern : {&number, &title, &date}) {
    if (const std::size_t size = Taken(rest, *pattern)) return size;
  }
  return 0;
}

// The name of a worm with its references: "Netsky [25]".
std::size_t MalwareSize(std::string_view rest) {
  static const RE2 name(
      "[A-Za-z][A-Za-z0-9./_@-]{1,40}(?: [A-Za-z0-9._@-]{1,20}){0,2}"
      "(?: (?:ワーム|ウイルス|ウィルス))?(?: \\[[0-9]{1,3}\\])+");
  return Taken(rest, name);
}

// A sentence or an address ends a line: it is not known where the next one began, and this is never
// wrong.
Unit AtWordEnd(std::string_view rest) {
  const std::string_view word = rest.substr(0, rest.find(' '));
  const bool sentence = word.size() >= 3 && word.substr(word.size() - 3) == "。";
  const bool address = StartsWith(word, "http://") || StartsWith(word, "https://");
  return {word.size(), false, sentence || address};
}

}  // namespace

Unit JpcertBoundaries::At(std::string_view rest) {
  if (const Unit rule = AtRule(rest); rule.size > 0) return rule;
  if (const Unit head = AtListHead(rest); head.size > 0) return head;
  after_rule_ = false;
  static const RE2 date(DAY "(?: " DAY ")?");
  if (place_ == Place::kHistory) return Start(Taken(rest, date));
  if (place_ == Place::kReferences) return AtReference(rest);
  if (const Unit head = AtHead(rest); head.size > 0) return head;
  if (const Unit row = AtRow(rest); row.size > 0) return row;
  for (const auto size_of : {HeaderSize, MalwareSize}) {
    if (const std::size_t size = size_of(rest)) return WholeLine(size);
  }
  if (const Unit entry = AtEntry(rest); entry.size > 0) return entry;
  static const RE2 note("(?:\\([*※]?[0-9]{1,2}\\)|\\*)");
  if (const std::size_t size = Taken(rest, note)) return Start(size);
  return AtWordEnd(rest);
}

Unit JpcertBoundaries::AtHead(std::string_view rest) {
  const bool names =
      section_ == OverviewSection::kEvents || section_ == OverviewSection::kActivities;
  const std::size_t size = JpcertHeadSize(rest);
  if (StartsWith(rest, "§") && size > 0) section_ = OverviewSectionOf(rest.substr(0, size));
  return WholeLine(names ? std::max(AddressedSize(rest), EntryHeadSize(rest, size)) : size);
}

// An entry of a list: of the section on publications the day that its title follows, of that on
// incidents a bullet.
Unit JpcertBoundaries::AtEntry(std::string_view rest) const {
  static const RE2 period("^ ?(?:〜|-|から|まで|[\\])、])");
  static const RE2 day(DAY);
  static const RE2 bullet("-|[・○●◯◇◆■□]\\S*");
  if (section_ == OverviewSection::kIncidents) return Start(Taken(rest, bullet));
  if (section_ != OverviewSection::kPublications) return {};
  const std::size_t size = Taken(rest, day);
  return RE2::PartialMatch(rest.substr(size), period) ? Unit{} : Start(size);
}

Unit JpcertBoundaries::AtRule(std::string_view rest) {
  const Unit rule = WholeLine(JpcertRuleSize(rest));
  if (rule.size > 0) {
    place_ = Place::kBody;
    after_rule_ = true;
  }
  return rule;
}

Unit JpcertBoundaries::AtRow(std::string_view rest) {
  std::size_t size = DomainRowSize(rest);
  if (size == 0) size = PortRowSize(rest);
  if (size == 0 && after_row_) size = LabelRowSize(rest);
  after_row_ = size > 0;
  return WholeLine(size);
}

Unit JpcertBoundaries::AtListHead(std::string_view rest) {
  static const RE2 references("((?:Appendix\\.? ?|付録\\.? ?)?参考文献) \\[[A-Z]{0,2}1\\] [^\\[]");
  static const RE2 history("(改 ?訂 ?履 ?歴) " DAY);
  if (const std::size_t size = TakenHead(rest, references)) {
    // "参考文献 [1] をご参照ください" stands in the text; the list follows a rule or says Appendix.
    if (!after_rule_ && StartsWith(rest, "参考文献")) return {};
    place_ = Place::kReferences;
    next_reference_ = 1;
    return WholeLine(size);
  }
  if (const std::size_t size = TakenHead(rest, history)) {
    place_ = Place::kHistory;
    return WholeLine(size);
  }
  return {};
}

Unit JpcertBoundaries::AtReference(std::string_view rest) {
  static const RE2 lettered("\\[[A-Z]{1,2}[0-9]{1,4}\\]");
  if (const std::size_t size = Taken(rest, lettered)) return Start(size);
  const std::string marker = fmt::format("[{}] ", next_reference_);
  if (!StartsWith(rest, marker)) return {};
  ++next_reference_;
  return Start(marker.size() - 1);
}

#undef LABEL
#undef MARKS
#undef COUNT
#undef DAY

}  // namespace parse
