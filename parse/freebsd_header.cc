#include "parse/freebsd_header.h"

#include <re2/re2.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"

namespace parse {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 28> kLabels = {{
    {"Topic:", "topic"},
    {"Category:", "category"},
    {"Module:", "module"},
    {"Modules:", "module"},
    {"Announced:", "announced"},
    {"Revised:", "revised"},
    {"Reissued:", "reissued"},
    {"Credits:", "credits"},
    {"Affects:", "affects"},
    {"Corrected:", "corrected"},
    {"CVE Name:", "cve-name"},
    {"CVE:", "cve-name"},
    {"CERT:", "cert"},
    {"FreeBSD only:", "freebsd-only"},
    {"Vendor status:", "vendor-status"},
    {"Source:", "source"},
    {"Reference:", "reference"},
    {"References:", "reference"},
    {"Patches:", "patches"},
    {"Port name:", "port-name"},
    {"Affected:", "affected"},
    {"Status:", "status"},
    {"Note:", "note"},
    {"NOTE:", "note"},
    {"NOTE WELL:", "note"},
    {"Special Note:", "special-note"},
    {"Special note:", "special-note"},
    {"Special NOTE:", "special-note"},
}};

bool IsIndented(std::string_view line) {
  return !line.empty() && (line[0] == ' ' || line[0] == '\t') && !IsBlank(line);
}

// In a flattened text only the days of the corrections tell where their lines began.
bool Continues(std::string_view open, std::string_view line) {
  if (open.empty()) return false;
  return IsIndented(line) || (open == "corrected" && DateAtStart(line));
}

// One sentence or more, and so one field; a note is a paragraph, which need not be indented.
bool IsJoined(std::string_view open, std::string_view line) {
  if (open == "topic") return IsIndented(line);
  if (open != "note" && open != "special-note") return false;
  // Where blank lines were lost this sentence, which every header ends on, tells where a note did.
  return !IsBlank(line) && !IsRule(line) && !StartsWith(line, "For general information");
}

// The header of the 1990s has "FreeBSD, Inc." in a right-hand column of the line of "Revised:".
std::string_view WithoutColumn(std::string_view value) {
  static const RE2 column("\\s+(?:The FreeBSD Project|FreeBSD, Inc\\.)$");
  re2::StringPiece found;
  if (!column.Match(value, 0, value.size(), RE2::UNANCHORED, &found, 1)) return value;
  return base::TrimEnd(value.substr(0, value.size() - found.size()));
}

}  // namespace

std::optional<FieldLabel> FieldLabelOn(std::string_view line) {
  for (const auto& [label, name] : kLabels) {
    if (!StartsWith(line, label)) continue;
    const std::size_t value = line.find_first_not_of(" \t", label.size());
    return FieldLabel{name, value == std::string_view::npos ? line.size() : value};
  }
  return std::nullopt;
}

bool IsSectionHead(std::string_view line) {
  static const RE2 head("^(?:0|[IVX]{1,4})\\.\\s+[A-Z]");
  return RE2::PartialMatch(line, head);
}

bool IsRevisionHistoryHead(std::string_view line) {
  static const RE2 head("(?:0|[IVX]{1,4})\\.\\s+(?i:revision history)\\.?\\s*");
  return RE2::FullMatch(line, head);
}

std::vector<Field> ReadHeaderFields(const std::vector<Line>& lines, bool whole_text) {
  std::vector<Field> fields;
  std::string_view open;
  bool begun = false;  // the last field is of the label that is open, and not of an earlier one
  const auto add = [&](std::string_view value, int line) {
    fields.push_back({std::string(open), std::string(value), line});
    begun = true;
  };
  for (const auto& [text, number] : lines) {
    if (!whole_text && IsSectionHead(text)) break;
    if (const auto label = FieldLabelOn(text)) {
      open = label->name;
      begun = false;
      const auto value = WithoutColumn(base::Trim(std::string_view(text).substr(label->size)));
      if (!value.empty()) add(value, number);
    } else if (begun && IsJoined(open, text)) {
      fields.back().value.append(" ").append(base::Trim(text));
    } else if (Continues(open, text)) {
      add(base::Trim(text), number);
    } else {
      open = {};
    }
  }
  return fields;
}

}  // namespace parse
