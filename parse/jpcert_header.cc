#include "parse/jpcert_header.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/jpcert_heads.h"
#include "parse/reference_forms.h"
#include "parse/revision_history.h"

namespace parse {
namespace {

std::optional<std::string> VersionIn(std::string_view text) {
  static const RE2 version("\\((Ver\\.?\\s?[0-9.]+)\\)");
  std::string found;
  if (!RE2::PartialMatch(text, version, &found)) return std::nullopt;
  return found;
}

// "99-02-19" and "99年2月19日", which only a label makes a day.
std::optional<FoundDate> FindShortDate(std::string_view text) {
  static const RE2 pattern(
      "(?:^|[^0-9'])('?([0-9]{2})[-/年]([0-9]{1,2}[-/月][0-9]{1,2})日?)(?:[^0-9]|$)");
  re2::StringPiece whole;
  std::string year;
  std::string rest;
  if (!RE2::PartialMatch(text, pattern, &whole, &year, &rest)) return std::nullopt;
  auto date = FindDate(FullYear(year) + "-" + rest);
  if (!date) return std::nullopt;
  date->begin = static_cast<std::size_t>(whole.data() - text.data());
  date->end = date->begin + whole.size();
  return date;
}

#define FIRST "初版(?:発行|公開)?日?"
#define LATER "(?:最終)?(?:更新|改訂|改版)日?|第[0-9]{1,2}版|訂正|追記"

std::optional<DatedLine> DatedLineOn(const Line& line) {
  static const RE2 before("(発行日?|作成日?|公開日?|" FIRST "|" LATER ")(?:\\(.*\\))?:?");
  static const RE2 after("\\(?(" FIRST "|" LATER ")(?:\\)?|[(): ].*)");
  constexpr std::size_t kMaxLine = 200;  // bytes; running text may start with a day
  const std::string_view text = line.text;
  if (text.size() > kMaxLine) return std::nullopt;
  auto date = FindDate(text);
  if (!date) date = FindShortDate(text);
  if (!date) return std::nullopt;
  DatedLine dated{{}, date->iso, VersionIn(text), line.number};
  const bool found =
      RE2::FullMatch(WithoutBlanks(text.substr(0, date->begin)), before, &dated.words) ||
      (IsBlank(text.substr(0, date->begin)) &&
       RE2::FullMatch(WithoutBlanks(text.substr(date->end)), after, &dated.words));
  if (!found) return std::nullopt;
  return dated;
}

#undef FIRST
#undef LATER

bool EndsHeader(std::string_view line) {
  const auto head = HeadOn(line);
  return head && (head->kind == HeadKind::kSection || head->kind == HeadKind::kRoman);
}

bool EndsHistory(std::string_view line) { return EndsHeader(line) || IsHistoryHead(line); }

}  // namespace

bool IsFirstIssue(const DatedLine& line) { return StartsWith(line.words, "初版"); }

bool IsHistoryHead(std::string_view line) {
  static const RE2 history(
      "(?:[IVX]{1,5}\\.|[Ⅰ-Ⅻ]\\.?|[0-9]{1,2}\\.|[\\[【■●])?(?:改訂|更新|改版)履歴[\\]】]?:?");
  return line.size() < 60 && base::Contains(line, "履") &&
         RE2::FullMatch(WithoutBlanks(line), history);
}

std::vector<DatedLine> ReadDatedLines(const std::vector<Line>& lines) {
  std::vector<DatedLine> dated;
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end && !EndsHistory(lines[i].text); ++i) {
    if (auto line = DatedLineOn(lines[i])) dated.push_back(std::move(*line));
  }
  return dated;
}

std::optional<std::string> IssuedOf(const std::vector<DatedLine>& dated) {
  std::optional<std::string> first;
  std::optional<std::string> later;
  for (const DatedLine& line : dated) {
    auto& day = IsFirstIssue(line) ? first : later;
    if (!day || line.date > *day) day = line.date;
  }
  return later ? later : first;
}

std::vector<RevisionNote> NotesOf(const std::vector<Line>& lines,
                                  const std::vector<DatedLine>& dated) {
  std::vector<RevisionNote> notes;
  for (std::size_t i = 0; i < lines.size() && notes.empty(); ++i) {
    if (IsHistoryHead(lines[i].text)) notes = ReadRevisionNotes(lines, i + 1, EndsHistory);
  }
  if (!notes.empty()) return notes;
  for (const DatedLine& line : dated) {
    // A day of issue alone says of no revision.
    if (!line.version && dated.size() == 1 && StartsWith(line.words, "発行")) continue;
    notes.push_back({line.version, line.date, line.words, line.line});
  }
  return notes;
}

}  // namespace parse
