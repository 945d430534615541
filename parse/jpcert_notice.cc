#include "parse/jpcert_notice.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "parse/boundaries_notice.h"
#include "parse/jpcert_header.h"
#include "parse/notice_citations.h"
#include "parse/notice_header.h"
#include "parse/numbers.h"
#include "parse/references.h"

namespace parse {
namespace {

// The header of an alert may keep the day of its first issue when the history goes on.
std::optional<std::string> LatestOf(std::optional<std::string> day,
                                    const std::vector<RevisionNote>& notes) {
  for (const RevisionNote& note : notes) {
    if (day && note.noted_on) day = std::max(*day, *note.noted_on);
  }
  return day;
}

void ReadDays(const std::vector<Line>& lines, const std::optional<std::string>& day,
              Document& document) {
  const auto dated = ReadDatedLines(lines);
  document.revision_notes = NotesOf(lines, dated);
  document.issued = IssuedOf(dated);
  if (!document.issued) document.issued = LatestOf(day, document.revision_notes);
  const auto first = std::find_if(dated.begin(), dated.end(), IsFirstIssue);
  if (first != dated.end()) document.fields.push_back({"first-issued", first->date, first->line});
}

void AddNoticeHeader(const std::vector<Line>& lines, Document& document) {
  NoticeHeader header = ReadNoticeHeader(lines);
  document.title = std::move(header.title);
  for (auto* field : {&header.subtitle, &header.title_en, &header.url, &header.latest}) {
    if (*field) document.fields.push_back(std::move(**field));
  }
  ReadDays(lines, header.date, document);
}

bool RecogniseNotice(const std::vector<Line>& lines) { return FindJpcertNumber(lines).has_value(); }

void ParseNotice(std::vector<Line>&& lines, Document& document) {
  lines = RestoreNotice(std::move(lines));
  ReadNumber(lines, document);
  ReadNotice(lines, document);
}

}  // namespace

std::vector<Line> RestoreNotice(std::vector<Line>&& lines) {
  NoticeBoundaries boundaries;
  return RestoreLines(std::move(lines), boundaries);
}

void ReadNumber(const std::vector<Line>& lines, Document& document) {
  auto number = FindJpcertNumber(lines);
  if (!number) return;
  document.number = std::move(number->number);
  document.series = std::move(number->series);
}

std::vector<NoticeSection> ReadNotice(const std::vector<Line>& lines, Document& document) {
  AddNoticeHeader(lines, document);
  auto sections = ReadNoticeSections(lines);
  for (const NoticeSection& section : sections) document.sections.push_back(section.section);
  document.citations = ReadNoticeCitations(lines, sections);
  document.references = FindReferences(lines, document.number);
  return sections;
}

Series JpcertNoticeSeries() { return {"jpcert-notice", 7, RecogniseNotice, ParseNotice}; }

}  // namespace parse
