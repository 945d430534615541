#include "parse/jpcert_report.h"

#include <optional>
#include <string>
#include <utility>

#include "parse/boundaries_report.h"
#include "parse/jpcert_header.h"
#include "parse/jpcert_report_header.h"
#include "parse/jpcert_report_items.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

bool RecogniseReport(const std::vector<Line>& lines) {
  if (const auto number = FindJpcertNumber(lines)) return number->series == "WR";
  const auto title = FindReportTitle(lines);
  return title && title->date;
}

void ReadReportHeader(const std::vector<Line>& lines, Document& document) {
  document.series = "WR";
  if (auto number = FindJpcertNumber(lines)) document.number = std::move(number->number);
  const auto dated = ReadDatedLines(lines);
  if (auto title = FindReportTitle(lines)) {
    document.title = std::move(title->text);
    document.issued = std::move(title->date);
  }
  if (!document.issued) document.issued = IssuedOf(dated);
  document.revision_notes = NotesOf(lines, dated);
  if (auto period = FindReportPeriod(lines, document.issued)) {
    document.period_start = std::move(period->start);
    document.period_end = std::move(period->end);
  }
}

void ParseReport(std::vector<Line>&& lines, Document& document) {
  ReportBoundaries boundaries;
  lines = RestoreLines(std::move(lines), boundaries);
  ReadReportHeader(lines, document);
  auto [sections, citations] = ReadReportItems(lines);
  document.sections = std::move(sections);
  document.citations = std::move(citations);
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series JpcertReportSeries() { return {"jpcert-report", 5, RecogniseReport, ParseReport}; }

}  // namespace parse
