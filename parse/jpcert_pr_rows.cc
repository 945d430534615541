#include "parse/jpcert_pr_rows.h"

#include <re2/re2.h>

#include <array>

#include "base/text.h"
#include "parse/figures.h"
#include "parse/lines.h"

namespace parse {
namespace {

#define COUNT_AND_MARKS "\\s*" INKAN_FIGURE "\\s*件\\s*((?:\\([*※][0-9]{1,2}\\)\\s*)*)"

std::vector<std::string> MarksIn(std::string_view text) {
  static const RE2 mark("\\(([*※][0-9]{1,2})\\)\\s*");
  std::vector<std::string> marks;
  re2::StringPiece rest(text);
  std::string found;
  while (RE2::Consume(&rest, mark, &found)) marks.push_back(found);
  return marks;
}

// Group 1 of the pattern is the subject, 2 the label, 3 the figure, 4 the footnotes.
std::optional<TableRow> Match(std::string_view line, const RE2& pattern) {
  std::string figure;
  std::string marks;
  std::string label;
  TableRow row;
  line = base::Trim(line);
  if (!RE2::FullMatch(line, pattern, &row.subject, &label, &figure, &marks)) return std::nullopt;
  const auto count = ParseFigure(figure);
  if (!count) return std::nullopt;
  row.count = *count;
  row.footnotes = MarksIn(marks);
  if (!label.empty()) row.label = std::string(base::Trim(label));
  return row;
}

bool IsPort(std::string_view digits) {
  const auto port = ParseFigure(digits);
  return port && *port <= 65535;
}

// "は 12件" at the end of a line is the middle of a sentence.
bool EndsInParticle(std::string_view label) {
  static const RE2 particle("(?:は|が|を|に|へ|で|と|の|も|て|た|や|ら|り|、|。|約)$");
  return RE2::PartialMatch(label, particle);
}

}  // namespace

std::optional<TableRow> DomainRowOn(std::string_view line) {
  static const RE2 pattern("(\\.[A-Za-z][A-Za-z0-9.-]{1,30})()" COUNT_AND_MARKS);
  return Match(line, pattern);
}

std::optional<TableRow> PortRowOn(std::string_view line) {
  static const RE2 pattern(
      "((?:(?:TCP|UDP)[ "
      "/])?[0-9]{1,5}(?:/(?:tcp|udp))?\\b|icmp|ICMP)\\s*(?:\\(([^()]{1,60})\\))?" COUNT_AND_MARKS);
  static const RE2 protocol("(TCP|UDP)[ /]([0-9]+)");
  auto row = Match(line, pattern);
  if (!row) return std::nullopt;
  RE2::Replace(&row->subject, protocol, "\\2/\\1");
  row->subject = base::LowerAscii(row->subject);
  const std::string digits = row->subject.substr(0, row->subject.find('/'));
  if (digits != "icmp" && !IsPort(digits)) return std::nullopt;
  return row;
}

std::optional<TableRow> RemainderRowOn(std::string_view line) {
  static const RE2 pattern(
      "((?:その他|上記以外)[^\\s()0-9]*)\\s*(?:\\(([^()]{1,60})\\))?" COUNT_AND_MARKS);
  return Match(line, pattern);
}

std::optional<TableRow> LabelRowOn(std::string_view line) {
  static const RE2 pattern("([^\\s0-9(\\[.。][^。]{0,60}?)()\\s" COUNT_AND_MARKS);
  auto row = Match(line, pattern);
  if (!row || EndsInParticle(row->subject)) return std::nullopt;
  return row;
}

std::optional<std::string> MalwareNameOn(std::string_view line) {
  static const RE2 pattern(
      "(?:[-・○] ?)?([A-Za-z][A-Za-z0-9./_@-]{1,40}(?: [A-Za-z0-9._@-]{1,20}){0,2}?)"
      "(?:\\s*(?:ワーム|ウイルス|ウィルス))?\\s*(?:\\[[0-9]{1,3}\\]\\s*)+");
  std::string name;
  line = base::Trim(line);
  if (!RE2::FullMatch(line, pattern, &name)) return std::nullopt;
  return name;
}

}  // namespace parse
