#include "parse/jpcert_pr_rows.h"

#include <re2/re2.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "parse/figures.h"
#include "parse/lines.h"

namespace parse {
namespace {

#define MARK INKAN_MARK "\\s*"
#define COUNT_AND_MARKS "\\s*" INKAN_FIGURE "\\s*件\\s*((?:" MARK ")*)"

#define LABEL "\\s*(?:\\(([^()*※][^()]{0,59})\\))?"
#define PORTS "(?:(?:(?:tcp|udp)[ /])?[0-9]{1,5}(?:[-〜][0-9]{1,5})?(?:/(?:tcp|udp))?|icmp)"

std::vector<std::string> MarksIn(std::string_view text) {
  static const RE2 mark("([*※][0-9]{1,2})");
  std::vector<std::string> marks;
  re2::StringPiece rest(text);
  std::string found;
  while (RE2::FindAndConsume(&rest, mark, &found)) marks.push_back(found);
  return marks;
}

// "9898 (dabber) (*1) 30件" as "9898 (dabber) 30件 (*1)".
std::string WithMarksLast(std::string_view line) {
  static const RE2 marked("^([^*※]*[^\\s*※(])\\s*((?:" MARK ")+)(" INKAN_FIGURE "\\s*件)");
  std::string text(base::Trim(line));
  if (text.find('*') == std::string::npos && !base::Contains(text, "※")) return text;
  RE2::Replace(&text, marked, "\\1 \\3 \\2");
  text.resize(base::TrimEnd(text).size());
  return text;
}

// Group 1 of the pattern is the subject, 2 the label, 3 the figure, 4 the footnotes.
std::optional<TableRow> MatchRow(std::string_view line, const RE2& pattern) {
  std::string figure;
  std::string marks;
  std::string label;
  TableRow row;
  if (!base::Contains(line, "件")) return std::nullopt;
  const std::string text = WithMarksLast(line);
  if (!RE2::FullMatch(text, pattern, &row.subject, &label, &figure, &marks)) return std::nullopt;
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

// "tcp/4444", "UDP 137" and "137/UDP" as "4444/tcp" and "137/udp", "135〜139" as "135-139".
std::optional<std::string> PortKey(std::string_view subject) {
  static const RE2 ahead("(tcp|udp)[ /](.*)");
  static const RE2 ports("([0-9]+)(?:-([0-9]+))?(?:/[a-z]+)?");
  std::string key = base::ReplaceAll(base::LowerAscii(subject), "〜", "-");
  RE2::Replace(&key, ahead, "\\2/\\1");
  std::string first;
  std::string last;
  if (key == "icmp") return key;
  if (!RE2::FullMatch(key, ports, &first, &last)) return std::nullopt;
  if (!IsPort(first) || (!last.empty() && !IsPort(last))) return std::nullopt;
  return key;
}

// "は 12件" at the end of a line is the middle of a sentence.
bool EndsInParticle(std::string_view label) {
  static const RE2 particle("(?:は|が|を|に|へ|で|と|の|も|て|た|や|ら|り|、|。|約)$");
  return RE2::PartialMatch(label, particle);
}

}  // namespace

std::optional<TableRow> DomainRowOn(std::string_view line) {
  // It ends in a letter: a digit at its end would be the first of the figure.
  static const RE2 pattern(
      "(\\.[A-Za-z][A-Za-z0-9.-]{0,29}[A-Za-z])()(?:\\s*ドメイン)?" COUNT_AND_MARKS);
  static const RE2 bare("([A-Za-z]{2,6})()\\s*ドメイン" COUNT_AND_MARKS);
  auto row = MatchRow(line, pattern);
  if (row || !(row = MatchRow(line, bare))) return row;
  row->subject.insert(0, 1, '.');
  return row;
}

std::optional<TableRow> PortRowOn(std::string_view line) {
  static const RE2 pattern("((?i)" PORTS "\\b)" LABEL COUNT_AND_MARKS);
  auto row = MatchRow(line, pattern);
  if (!row) return std::nullopt;
  auto key = PortKey(row->subject);
  if (!key) return std::nullopt;
  row->subject = std::move(*key);
  return row;
}

std::optional<TableRow> RemainderRowOn(std::string_view line) {
  static const RE2 pattern("((?:その他|上記以外)[^\\s()0-9]*)" LABEL COUNT_AND_MARKS);
  return MatchRow(line, pattern);
}

std::optional<TableRow> LabelRowOn(std::string_view line) {
  static const RE2 pattern("([^\\s0-9(\\[.。][^。]{0,60}?)()\\s" COUNT_AND_MARKS);
  auto row = MatchRow(line, pattern);
  if (!row || EndsInParticle(row->subject)) return std::nullopt;
  return row;
}

std::optional<TableRow> ListRowOn(std::string_view line) {
  static const RE2 pattern("([^\\s\\[.。*※][^。]{0,60}?[\\s)])()" COUNT_AND_MARKS);
  static const RE2 number("[0-9./〜-]+(?:\\s*\\(.*)?|\\([*※0-9].*");
  static const RE2 word("[^\\s()]");
  static const RE2 thing("もの$");
  static const RE2 bracketed("^\\(([^()]+)\\)$");
  auto row = MatchRow(line, pattern);
  if (!row) return std::nullopt;
  row->subject = std::string(base::Trim(row->subject));
  if (RE2::FullMatch(row->subject, number) || !RE2::PartialMatch(row->subject, word)) {
    return std::nullopt;
  }
  if (EndsInParticle(row->subject) && !RE2::PartialMatch(row->subject, thing)) return std::nullopt;
  RE2::Replace(&row->subject, bracketed, "\\1");
  return row;
}

bool IsRowWithoutCount(std::string_view line) {
  static const RE2 pattern("\\s*(?:\\.[A-Za-z]{2,6}|(?i)icmp|" PORTS
                           "\\s*\\([a-z][^()]{0,59}\\))\\s*");
  return RE2::FullMatch(line, pattern);
}

bool IsCountAlone(std::string_view line) {
  static const RE2 pattern("\\s*" INKAN_FIGURE "\\s*件\\s*(?:" MARK ")*");
  return RE2::FullMatch(line, pattern);
}

std::optional<std::string> MalwareNameOn(std::string_view line) {
  static const RE2 pattern(
      "(?:[-・○●*] ?)?([A-Za-z][A-Za-z0-9./_@-]{1,40}(?: [A-Za-z0-9._@-]{1,20}){0,2}?)"
      "(?:\\s*(?:ワーム|ウイルス|ウィルス))?\\s*(?:\\[[0-9]{1,3}\\]\\s*)+");
  std::string name;
  line = base::Trim(line);
  if (!RE2::FullMatch(line, pattern, &name)) return std::nullopt;
  return name;
}

std::vector<std::string> MalwareNamesIn(std::string_view line) {
  static const RE2 pattern(
      "(?:^|[^A-Za-z0-9/._-])((?:W32|W95|W97M|X97M|VBS|JS|Linux)/"
      "[A-Z][a-z][A-Za-z0-9_]*(?:[.-][A-Za-z0-9_]+)*(?:@mm|@m)?)");
  static const RE2 system("Linux/(?:Unix|Solaris|Windows|Mac|Free|Net|Open).*");
  std::vector<std::string> names;
  re2::StringPiece rest = line;
  std::string name;
  while (RE2::FindAndConsume(&rest, pattern, &name)) {
    if (!RE2::FullMatch(name, system)) names.push_back(name);
  }
  return names;
}

#undef PORTS
#undef LABEL
#undef COUNT_AND_MARKS
#undef MARK

}  // namespace parse
