#include "parse/jpcert_pr.h"

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
#include "parse/jpcert_pr_counts.h"
#include "parse/jpcert_pr_footnotes.h"
#include "parse/jpcert_pr_publications.h"
#include "parse/jpcert_pr_rows.h"
#include "parse/jpcert_pr_sections.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

constexpr std::string_view kOverview = "活動概要";
constexpr std::string_view kPieces = "件";

// "JPCERT/CC 活動概要 [ 2004年1月1日 〜 2004年3月31日 ]", the brackets perhaps on the next line.
std::optional<std::string> OverviewTitle(const std::vector<Line>& lines) {
  static const RE2 title("(?:JPCERT/CC\\s*)?活動概要\\s*\\[[^\\[\\]]{1,90}\\]");
  const std::size_t end = std::min(lines.size(), kHeaderLines);
  for (std::size_t i = 0; i < end; ++i) {
    if (lines[i].text.find(kOverview) == std::string::npos) continue;
    std::string text = Collapse(lines[i].text);
    if (text.find(']') == std::string::npos && i + 1 < lines.size()) {
      text.append(" ").append(Collapse(lines[i + 1].text));
    }
    re2::StringPiece found;
    if (title.Match(text, 0, text.size(), RE2::UNANCHORED, &found, 1)) return std::string(found);
  }
  return std::nullopt;
}

bool RecogniseOverview(const std::vector<Line>& lines) {
  const auto number = FindJpcertNumber(lines);
  return number ? number->series == "PR" : OverviewTitle(lines).has_value();
}

// A row that was broken before its count, or between its number and 件, is put together again. A
// line with a count of its own is left where it is: that count stands there.
std::vector<Line> MendCounts(std::vector<Line> lines) {
  std::vector<Line> mended;
  mended.reserve(lines.size());
  for (Line& line : lines) {
    const std::string_view text = base::Trim(line.text);
    const char before =
        mended.empty() || mended.back().text.empty() ? ' ' : mended.back().text.back();
    const bool rest = StartsWith(text, kPieces) && text.rfind(kPieces) == 0;
    if (rest && before >= '0' && before <= '9') {
      mended.back().text += text;
    } else if (!mended.empty() && IsRowWithoutCount(mended.back().text) && IsCountAlone(text)) {
      mended.back().text.append(" ").append(text);
      mended.back().number = line.number;
    } else {
      mended.push_back(std::move(line));
    }
  }
  return mended;
}

void ReadOverviewHeader(const std::vector<Line>& lines, Document& document) {
  if (auto number = FindJpcertNumber(lines)) {
    document.number = std::move(number->number);
    document.series = std::move(number->series);
  } else {
    document.series = "PR";
  }
  document.title = OverviewTitle(lines);
  if (!document.title) return;
  if (auto period = FindPeriod(*document.title)) {
    document.period_start = std::move(period->start);
    document.period_end = std::move(period->end);
  }
}

void ParseOverview(std::vector<Line>&& lines, Document& document) {
  JpcertBoundaries boundaries;
  lines = MendCounts(RestoreLines(std::move(lines), boundaries));
  ReadOverviewHeader(lines, document);
  const auto dated = ReadDatedLines(lines);
  document.issued = IssuedOf(dated);
  document.revision_notes = NotesOf(lines, dated);
  OverviewCounts overview = ReadOverviewCounts(lines);
  document.counts = std::move(overview.counts);
  document.malware = std::move(overview.malware);
  document.actions = std::move(overview.actions);
  document.publications = ReadPublications(lines);
  document.sections = ReadOverviewSections(lines, overview.type_heads, overview.listed);
  document.fields = ReadFootnotes(lines);
  document.citations = ReadCitations(lines);
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series JpcertPrSeries() { return {"jpcert-pr", 8, RecogniseOverview, ParseOverview}; }

}  // namespace parse
