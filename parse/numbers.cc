#include "parse/numbers.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/text.h"

namespace parse {
namespace {

// A header has some ten lines; in a flattened text it is the start of a long one.
constexpr std::size_t kNumberLines = 40;

// Group 1 is the number, 2 the series, 3 the rest of the word. A line without the literal, which
// every number of the pattern holds, is not asked.
std::optional<DocumentNumber> FindNumber(const std::vector<Line>& lines, const RE2& pattern,
                                         std::string_view literal) {
  const std::size_t end = std::min(lines.size(), kNumberLines);
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view text = std::string_view(lines[i].text).substr(0, kHeaderBytes);
    if (!base::Contains(text, literal)) continue;
    std::array<re2::StringPiece, 4> groups;
    if (!pattern.Match(text, 0, text.size(), RE2::UNANCHORED, groups.data(), 4)) continue;
    DocumentNumber found{std::string(groups[1]), std::string(groups[2]), {}, lines[i].number};
    found.as_written = found.number + std::string(groups[3]);
    return found;
  }
  return std::nullopt;
}

}  // namespace

std::optional<DocumentNumber> FindJpcertNumber(const std::vector<Line>& lines) {
  static const RE2 pattern(
      "\\b(JPCERT-(E-[A-Z]{2,4}|E|[A-Z]{2,5})-[0-9]{2,4}-[0-9]{4}(?:-[0-9]{2}\\b)?)()");
  return FindNumber(lines, pattern, "JPCERT-");
}

std::optional<DocumentNumber> FindFreeBsdNumber(const std::vector<Line>& lines) {
  // In a flattened text the header's rule or an armor line is before it.
  static const RE2 pattern("(?:^\\s*|={10,} )(FreeBSD-(SA|EN|SN)-[0-9]{2}:[0-9]{2,3})([.\\w+-]*)");
  return FindNumber(lines, pattern, "FreeBSD-");
}

std::optional<DocumentNumber> FindCertNumber(const std::vector<Line>& lines) {
  static const RE2 pattern("\\bAdvisory\\s+((CA)-[0-9]{2,4}[.-][0-9]{2})([.\\w-]*)");
  return FindNumber(lines, pattern, "CA-");
}

std::optional<DocumentNumber> FindCertHeading(const std::vector<Line>& lines) {
#define HEADING                                                                         \
  "CERT ?(?:\\([^()]{1,4}\\)|\\*|®)? ?(?:(?i:Advisory)|勧告|アドバイザリー?)" \
  "\\s*:?\\s*((CA)-[0-9]{2,4}[.:-][0-9]{2})()\\b"
  static const RE2 at_start("^[ \\t=_*+>-]*" HEADING);
  // In a flattened text sentences may be before it, and its label is behind it.
  static const RE2 before_label(HEADING "[^。:]{0,120}(?:date|初\\s*版[^\\s:]{0,12})\\s*:");
#undef HEADING
  auto found = FindNumber(lines, at_start, "CA-");
  return found ? found : FindNumber(lines, before_label, "CA-");
}

}  // namespace parse
