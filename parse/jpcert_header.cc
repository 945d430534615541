#include "parse/jpcert_header.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/jpcert_heads.h"
#include "parse/revision_history.h"

namespace parse {
namespace {

// A header has some ten lines.
constexpr std::size_t kHeaderLines = 60;

std::string WithoutBlanks(std::string_view text) {
  std::string squeezed;
  std::copy_if(text.begin(), text.end(), std::back_inserter(squeezed),
               [](char c) { return c != ' ' && c != '\t'; });
  return squeezed;
}

std::optional<std::string> VersionIn(std::string_view text) {
  static const RE2 version("\\((Ver\\.?\\s?[0-9.]+)\\)");
  std::string found;
  if (!RE2::PartialMatch(text, version, &found)) return std::nullopt;
  return found;
}

std::optional<DatedLine> DatedLineOn(const Line& line) {
  static const RE2 before("(発行日|初版|更新日|最終更新日?|改訂日)(?:\\(.*\\))?:?");
  static const RE2 after("\\((初版|更新|改訂)\\).*");
  const auto date = FindDate(line.text);
  if (!date) return std::nullopt;
  const std::string_view text = line.text;
  DatedLine dated{{}, date->iso, VersionIn(text), line.number};
  const bool found =
      RE2::FullMatch(WithoutBlanks(text.substr(0, date->begin)), before, &dated.words) ||
      (IsBlank(text.substr(0, date->begin)) &&
       RE2::FullMatch(WithoutBlanks(text.substr(date->end)), after, &dated.words));
  if (!found) return std::nullopt;
  return dated;
}

bool IsSection(std::string_view line) {
  const auto head = HeadOn(line);
  return head && head->kind == HeadKind::kSection;
}

bool IsHistoryHead(std::string_view line) {
  return line.size() < 60 && WithoutBlanks(line) == "改訂履歴";
}

bool NeverEnds(std::string_view) { return false; }

}  // namespace

std::vector<DatedLine> ReadDatedLines(const std::vector<Line>& lines) {
  std::vector<DatedLine> dated;
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end && !IsSection(lines[i].text); ++i) {
    if (auto line = DatedLineOn(lines[i])) dated.push_back(std::move(*line));
  }
  return dated;
}

std::optional<std::string> IssuedOf(const std::vector<DatedLine>& dated) {
  std::optional<std::string> issued;
  for (const DatedLine& line : dated) {
    if (!issued || line.words != "初版") issued = line.date;
  }
  return issued;
}

std::vector<RevisionNote> NotesOf(const std::vector<Line>& lines,
                                  const std::vector<DatedLine>& dated) {
  const auto head = std::find_if(lines.begin(), lines.end(),
                                 [](const Line& line) { return IsHistoryHead(line.text); });
  if (head != lines.end()) {
    const auto at = static_cast<std::size_t>(head - lines.begin());
    return ReadRevisionNotes(lines, at + 1, NeverEnds);
  }
  std::vector<RevisionNote> notes;
  for (const DatedLine& line : dated) {
    if (line.version) notes.push_back({line.version, line.date, line.words, line.line});
  }
  return notes;
}

}  // namespace parse
