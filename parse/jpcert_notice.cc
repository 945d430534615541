#include "parse/jpcert_notice.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/boundaries_jpcert.h"
#include "parse/citations.h"
#include "parse/dates.h"
#include "parse/jpcert_header.h"
#include "parse/jpcert_heads.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

constexpr std::size_t kHeaderLines = 60;

// A header line that is none of the others: number, publisher, address line, date, rule, URL.
bool MayBeTitle(std::string_view line) {
  static const RE2 other("JPCERT/CC|各\\s*位|.*JPCERT-[A-Z].*|https?://.*|最新情報.*|<<<.*");
  const std::string text = Collapse(line);
  return !text.empty() && !IsRule(text) && !FindDate(text) && !RE2::FullMatch(text, other);
}

bool IsAlertMark(std::string_view line) {
  static const RE2 mark("\\s*<<<.*>>>\\s*");
  return RE2::FullMatch(line, mark);
}

// The line below "<<< JPCERT/CC Alert 2003-08-15 >>>", else the first line of the header that says
// something of its own.
std::optional<std::string> TitleOf(const std::vector<Line>& lines) {
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  std::optional<std::string> title;
  for (std::size_t i = 0; i < end && !HeadOn(lines[i].text); ++i) {
    const std::string& text = lines[i].text;
    if (IsAlertMark(text)) {
      title.reset();
    } else if (!title && MayBeTitle(text)) {
      title = Collapse(text);
    }
  }
  return title;
}

// The alert mark has the day of an alert; a bare date line stands in the header of the later ones.
std::optional<std::string> BareDateOf(const std::vector<Line>& lines) {
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end && !HeadOn(lines[i].text); ++i) {
    const std::string_view text = base::Trim(lines[i].text);
    const auto date = FindDate(text);
    if (!date) continue;
    if (IsAlertMark(text) || (date->begin == 0 && date->end == text.size())) return date->iso;
  }
  return std::nullopt;
}

bool Recognise(const std::vector<Line>& lines) { return FindJpcertNumber(lines).has_value(); }

void Parse(std::vector<Line>&& lines, Document& document) {
  JpcertBoundaries boundaries;
  lines = RestoreLines(std::move(lines), boundaries);
  if (auto number = FindJpcertNumber(lines)) {
    document.number = std::move(number->number);
    document.series = std::move(number->series);
  }
  const auto dated = ReadDatedLines(lines);
  document.title = TitleOf(lines);
  document.issued = IssuedOf(dated);
  if (!document.issued) document.issued = BareDateOf(lines);
  document.revision_notes = NotesOf(lines, dated);
  document.citations = ReadCitations(lines);
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series JpcertNoticeSeries() { return {"jpcert-notice", 2, Recognise, Parse}; }

}  // namespace parse
