#include "store/facts.h"

#include <optional>
#include <string>

#include "base/text.h"
#include "parse/incident_labels.h"

namespace store {
namespace {

std::optional<std::string> GlossOf(const parse::Count& count) {
  const std::string_view gloss = parse::GlossOf(count.dimension, count.key);
  return gloss.empty() ? std::nullopt : std::optional<std::string>(gloss);
}

// An overview that lists nothing of what is asked for is told all the same (report/overviews.h).
bool IsOverview(const parse::Document& document) {
  return !document.counts.empty() || (document.series == "PR" && document.period_start);
}

}  // namespace

void Facts::Add(std::int64_t id, const std::string& signed_at, const parse::Document& document) {
  database_.Run(
      "INSERT INTO revision_fact (revision_id, parser, parser_version, profile, charset, number, "
      "series, title, issued, period_start, period_end, day, is_overview) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, coalesce(?9, substr(?12, 1, 10)), "
      "?13)",
      id, document.parser, document.parser_version, document.profile, document.charset,
      document.number, document.series, document.title, document.issued, document.period_start,
      document.period_end, signed_at, IsOverview(document));
  database_.Run("INSERT INTO text_index (rowid, title, body) VALUES (?, ?, ?)", id,
                document.indexed_title, document.indexed_text);
  int position = 0;
  for (const parse::Count& row : document.counts) {
    database_.Run("INSERT INTO incident_count VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", id, ++position,
                  row.dimension, row.key, row.label, row.count, base::Join(row.footnotes, ","),
                  row.line, GlossOf(row));
  }
  position = 0;
  for (const parse::Citation& row : document.citations) {
    database_.Run("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, ++position,
                  row.marker, row.title, row.url, row.translation_url, row.kind, row.line);
  }
  position = 0;
  for (const parse::RevisionNote& row : document.revision_notes) {
    database_.Run("INSERT INTO revision_note VALUES (?, ?, ?, ?, ?, ?)", id, ++position,
                  row.version, row.noted_on, row.text, row.line);
  }
  position = 0;
  for (const parse::Malware& row : document.malware) {
    database_.Run("INSERT INTO malware VALUES (?, ?, ?, ?, ?)", id, ++position, row.type, row.name,
                  row.line);
  }
  position = 0;
  for (const parse::Field& row : document.fields) {
    database_.Run("INSERT INTO field VALUES (?, ?, ?, ?, ?)", id, ++position, row.name, row.value,
                  row.line);
  }
  position = 0;
  for (const parse::Reference& row : document.references) {
    database_.Run("INSERT INTO reference VALUES (?, ?, ?, ?, ?, ?)", id, ++position, row.kind,
                  row.id, row.written, row.line);
  }
  position = 0;
  for (const parse::Section& row : document.sections) {
    database_.Run("INSERT INTO section VALUES (?, ?, ?, ?, ?, ?, ?)", id, ++position, row.level,
                  row.marker, row.title, row.kind, row.line);
  }
  position = 0;
  for (const parse::Publication& row : document.publications) {
    database_.Run("INSERT INTO publication VALUES (?, ?, ?, ?, ?, ?, ?)", id, ++position, row.key,
                  row.published_on, row.title, row.url, row.line);
  }
  position = 0;
  for (const parse::Action& row : document.actions) {
    database_.Run("INSERT INTO intruder_action VALUES (?, ?, ?, ?, ?)", id, ++position, row.type,
                  row.text, row.line);
  }
}

}  // namespace store
