#include "parse/jpcert_report_header.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "base/time.h"
#include "parse/jpcert_report_lines.h"

namespace parse {
namespace {

std::string_view HeaderText(const Line& line) {
  return std::string_view(line.text).substr(0, kHeaderBytes);
}

std::optional<std::string> BareDateOn(std::string_view text) {
  static const RE2 more("\\s*(?:[\\])]|>>>)?\\s*");
  text = base::Trim(text);
  auto date = DateAtStart(text);
  if (!date || !RE2::FullMatch(text.substr(date->end), more)) return std::nullopt;
  return std::move(date->iso);
}

std::optional<std::string> DateBelow(const std::vector<Line>& lines, std::size_t at) {
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (++at; at < end && IsBlank(lines[at].text); ++at) {
  }
  return at < end ? BareDateOn(lines[at].text) : std::nullopt;
}

// The last day of this name that is not after `limit`; empty where there is none.
std::string LastDay(int month, int day, const std::string& limit) {
  const int year = std::stoi(limit.substr(0, 4));
  for (const int candidate : {year, year - 1}) {
    std::string iso = fmt::format("{:04}-{:02}-{:02}", candidate, month, day);
    if (iso <= limit && base::ParseDate(iso)) return iso;
  }
  return {};
}

std::optional<Period> FindShortPeriod(std::string_view text, const std::string& issued) {
#define DAY "([0-9]{1,2}) ?[/月] ?([0-9]{1,2}) ?日?(?: ?\\([^()]{1,9}\\))?"
  static const RE2 pattern("(?:^|[^0-9/年-])" DAY " ?(?:〜|~|-|から|より) ?" DAY "(?:[^0-9/]|$)");
#undef DAY
  int month = 0;
  int day = 0;
  int end_month = 0;
  int end_day = 0;
  if (!RE2::PartialMatch(text, pattern, &month, &day, &end_month, &end_day)) return std::nullopt;
  std::string end = LastDay(end_month, end_day, issued);
  if (end.empty()) return std::nullopt;
  std::string start = LastDay(month, day, end);
  if (start.empty()) return std::nullopt;
  return Period{std::move(start), std::move(end)};
}

std::optional<Period> PeriodIn(std::string_view text, const std::optional<std::string>& issued) {
  if (auto period = FindPeriod(text)) return period;
  return issued ? FindShortPeriod(text, *issued) : std::nullopt;
}

}  // namespace

std::optional<ReportTitle> FindReportTitle(const std::vector<Line>& lines) {
  static const RE2 words("JPCERT/CC\\s*(?:(?i:(?:WEEKLY )?REPORT)|レポート)\\s*[\\[(]?\\s*");
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view text = HeaderText(lines[i]);
    re2::StringPiece found;
    if (!words.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) continue;
    const auto begin = static_cast<std::size_t>(found.data() - text.data());
    std::size_t size = found.size();
    auto date = DateAtStart(text.substr(begin + size));
    if (!date) {
      static const RE2 more("\\s*(?:>>>)?\\s*");
      if (!RE2::FullMatch(text.substr(begin + size), more)) continue;
      return ReportTitle{Collapse(text.substr(begin, size)), DateBelow(lines, i)};
    }
    size += date->end;
    const std::string_view behind = text.substr(begin + size);
    if (StartsWith(behind, "]") || StartsWith(behind, ")")) ++size;
    return ReportTitle{Collapse(text.substr(begin, size)), std::move(date->iso)};
  }
  return std::nullopt;
}

std::optional<Period> FindReportPeriod(const std::vector<Line>& lines,
                                       const std::optional<std::string>& issued) {
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end && !ItemHeadOn(HeaderText(lines[i])); ++i) {
    std::string text = Collapse(HeaderText(lines[i]));
    if (auto period = PeriodIn(text, issued)) return period;
    if (i + 1 == end || IsRule(lines[i + 1].text) || ItemHeadOn(lines[i + 1].text)) continue;
    AppendWrapped(text, Collapse(HeaderText(lines[i + 1])));
    if (auto period = PeriodIn(text, issued)) return period;
  }
  return std::nullopt;
}

}  // namespace parse
