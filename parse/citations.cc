#include "parse/citations.h"

#include <re2/re2.h>

#include <string>
#include <utility>

#include "base/text.h"
#include "parse/citation_entry.h"

namespace parse {
namespace {

// A head says Appendix or has a number; one that does not stands at the margin, below a blank line
// or a rule: the words may start a line of a sentence too.
bool IsListHead(const std::vector<Line>& lines, std::size_t at) {
  static const RE2 named(
      "\\s*(?:§\\s*[0-9]*\\s*\\.?\\s*(?:Appendix|付\\s*録)?|Appendix|付\\s*録)\\s*[A-Z]?[.:]?\\s*"
      "(?:参\\s*考\\s*文\\s*献|参\\s*考\\s*資\\s*料|References?)\\s*");
  static const RE2 bare("(?:参考文献|参考資料|References?)\\s*");
  if (!BeginsWithOneOf(lines[at].text, {"§", "Appendix", "付", "参", "R"})) return false;
  if (RE2::FullMatch(lines[at].text, named)) return true;
  if (!RE2::FullMatch(lines[at].text, bare)) return false;
  return at == 0 || IsBlank(lines[at - 1].text) || IsRule(lines[at - 1].text);
}

bool Ends(std::string_view line) { return IsRule(line) || StartsWith(base::Trim(line), "§"); }

std::size_t ReadCitationList(const std::vector<Line>& lines, std::size_t at,
                             std::vector<Citation>& citations) {
  static const RE2 start("\\s*\\[([A-Z]{0,2}[0-9]{1,4})\\](?:\\s+(.*))?");
  std::vector<CitationEntry> entries;
  for (; at < lines.size() && !Ends(lines[at].text); ++at) {
    const std::string text = Collapse(lines[at].text);
    std::string marker;
    std::string rest;
    if (RE2::FullMatch(text, start, &marker, &rest)) {
      entries.emplace_back(std::move(marker), lines[at].number);
      entries.back().AddLine(rest);
    } else if (!entries.empty()) {
      entries.back().AddLine(text);
    }
  }
  for (CitationEntry& entry : entries) entry.Finish(citations);
  return at;
}

}  // namespace

std::vector<Citation> ReadCitations(const std::vector<Line>& lines) {
  std::vector<Citation> citations;
  for (std::size_t at = 0; at < lines.size(); ++at) {
    if (IsListHead(lines, at)) at = ReadCitationList(lines, at + 1, citations);
  }
  return citations;
}

}  // namespace parse
