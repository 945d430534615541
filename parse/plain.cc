#include "parse/plain.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

// What follows the label in the first line near the top that has one; its group 1.
std::optional<Line> FindValue(const std::vector<Line>& lines, const RE2& pattern) {
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end; ++i) {
    std::string value;
    if (!RE2::FullMatch(lines[i].text, pattern, &value)) continue;
    value = Collapse(value);
    if (!value.empty() && value.size() <= kMaxTitle) return Line{std::move(value), lines[i].number};
  }
  return std::nullopt;
}

bool RecognisePlain(const std::vector<Line>&) { return true; }

void ParsePlain(std::vector<Line>&& lines, Document& document) {
  static const RE2 title("(?i)\\s*(?:topic|title|subject|主題|題名|件名)\\s*:\\s*(.*)");
  static const RE2 issued(
      "(?i)\\s*(?:original issue date|issue date|issued|announced|date|"
      "初\\s*版|発\\s*行\\s*日)\\s*:\\s*(.*)");
  static const RE2 revised("(?i)\\s*(?:last rev[a-z]+|最終改訂)\\s*:\\s*(.*)");
  if (auto number = FindCertNumber(lines)) {
    document.number = std::move(number->number);
    document.series = std::move(number->series);
  }
  if (auto value = FindValue(lines, title)) document.title = std::move(value->text);
  if (const auto value = FindValue(lines, issued)) {
    if (auto date = FindDate(value->text)) document.issued = std::move(date->iso);
  }
  if (const auto value = FindValue(lines, revised)) {
    auto date = FindDate(value->text);
    if (date) document.revision_notes.push_back({{}, date->iso, "Last revised", value->number});
  }
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series PlainSeries() { return {"plain", 3, RecognisePlain, ParsePlain}; }

}  // namespace parse
