#include "parse/freebsd.h"

#include <re2/re2.h>

#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/boundaries_freebsd.h"
#include "parse/dates.h"
#include "parse/freebsd_citations.h"
#include "parse/freebsd_header.h"
#include "parse/numbers.h"
#include "parse/references.h"
#include "parse/revision_history.h"

namespace parse {
namespace {

bool RecogniseFreeBsd(const std::vector<Line>& lines) {
  return FindFreeBsdNumber(lines).has_value();
}

const Field* FindField(const std::vector<Field>& fields, std::string_view name) {
  for (const Field& field : fields) {
    if (field.name == name) return &field;
  }
  return nullptr;
}

// Where there is no section for it, the header says when it was revised: in a line of its own or,
// in 1998 and 2015, behind the day of the announcement.
std::vector<RevisionNote> NotesOfHeader(const std::vector<Field>& fields) {
  static const RE2 revised("(?i)((?:last )?(?:revised|reissued)(?: on| at)? .*)");
  std::vector<RevisionNote> notes;
  for (const Field& field : fields) {
    std::string when = field.value;
    std::string text = field.name == "reissued" ? "Reissued" : "Revised";
    if (field.name == "announced") {
      if (!RE2::PartialMatch(field.value, revised, &when)) continue;
      text = when;
    } else if (field.name != "revised" && field.name != "reissued") {
      continue;
    }
    if (const auto date = FindDate(when)) {
      notes.push_back({std::nullopt, date->iso, std::move(text), field.line});
    }
  }
  return notes;
}

std::vector<RevisionNote> NotesOfSection(const std::vector<Line>& lines) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (IsRevisionHistoryHead(lines[i].text)) return ReadRevisionNotes(lines, i + 1, IsSectionHead);
  }
  return {};
}

void ParseFreeBsd(std::vector<Line>&& lines, Document& document) {
  FreeBsdBoundaries boundaries;
  lines = RestoreLines(std::move(lines), boundaries);
  const auto number = FindFreeBsdNumber(lines);
  if (number) {
    document.number = number->number;
    document.series = number->series;
    if (number->as_written != number->number) {
      document.fields.push_back({"full-number", number->as_written, number->line});
    }
  }
  const auto fields = ReadHeaderFields(lines, number && number->series == "SN");
  if (const Field* topic = FindField(fields, "topic")) document.title = topic->value;
  if (const Field* announced = FindField(fields, "announced")) {
    if (const auto date = FindDate(announced->value)) document.issued = date->iso;
  }
  document.revision_notes = NotesOfSection(lines);
  if (document.revision_notes.empty()) document.revision_notes = NotesOfHeader(fields);
  document.sections = ReadAdvisorySections(lines);
  document.citations = ReadAdvisoryCitations(lines, fields);
  document.fields.insert(document.fields.end(), fields.begin(), fields.end());
  document.references = FindReferences(lines, document.number);
}

}  // namespace

Series FreeBsdSeries() { return {"freebsd", 8, RecogniseFreeBsd, ParseFreeBsd}; }

}  // namespace parse
