#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "cli/show_parts.h"
#include "report/collected_rows.h"

namespace cli {
namespace {

struct Section {
  const char* title;  // the name of the member in JSON, too
  const char* sql;    // ?1 source, ?2 name, ?3 revision
};

constexpr const char* kDocumentHead =
    "SELECT source, name, number, revision, is_current, series, title, issued, period_start, "
    "period_end, url, first_seen, signed_at, key_id, fingerprint, digest, charset, sha256, "
    "text_sha256, recovered_by FROM revisions WHERE source = ?1 AND name = ?2 AND revision = ?3 + "
    "0";

// The view of the counts has those of current revisions alone, so they come from their table.
constexpr std::array<Section, 10> kSections = {{
    {"revisions",
     "SELECT revision, is_current, signed_at, declared_date, first_seen, text_sha256 "
     "FROM revisions WHERE source = ?1 AND name = ?2 ORDER BY revision"},
    {"fields",
     "SELECT field, value, line FROM fields "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"counts",
     "SELECT dimension, key, label, count, footnotes, line FROM incident_count "
     "WHERE revision_id = (SELECT id FROM signed_revision "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0) ORDER BY position"},
    {"malware",
     "SELECT type, malware, line FROM malware_named "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY line"},
    {"intruder_actions",
     "SELECT type, text, line FROM intruder_actions "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"publications",
     "SELECT key, published_on, title, url, line FROM publications "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"sections",
     "SELECT level, marker, title, kind, line FROM sections "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"references",
     "SELECT kind, reference, written, line FROM references_found "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY line, position"},
    {"citations",
     "SELECT marker, title, url, translation_url, kind, line FROM citations "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
    {"revision_notes",
     "SELECT version, noted_on, text, line FROM revision_notes "
     "WHERE source = ?1 AND name = ?2 AND revision = ?3 + 0 ORDER BY position"},
}};

// One row: easier to read from top to bottom.
void PrintHead(Session& session, const report::CollectedRows& head) {
  const auto writer = session.WholeRows();
  writer->Columns({"document", ""});
  for (std::size_t i = 0; i < head.names().size(); ++i) {
    writer->Row({head.names()[i], head.rows().front()[i]});
  }
  writer->Finish();
}

void PrintSection(Session& session, const Section& section, const report::CollectedRows& rows) {
  if (rows.rows().empty()) return;
  session.out() << '\n';
  session.Heading(fmt::format("{} ({})", section.title, rows.rows().size()));
  const auto writer = session.Rows();
  writer->Columns(rows.names());
  for (const auto& row : rows.rows()) writer->Row(row);
  writer->Finish();
}

}  // namespace

base::Result<int> ShowDocument(Session& session, store::Database& archive,
                               const FoundDocument& found) {
  report::CollectedRows head;
  auto done = store::RunQuery(archive, kDocumentHead, QueryValues(found), head);
  if (!done) return base::Forward(done);
  if (session.format() == report::Format::kCsv) {
    const auto writer = report::MakeRowWriter(report::Format::kCsv, session.out());
    writer->Columns(head.names());
    for (const auto& row : head.rows()) writer->Row(row);
    writer->Finish();
    return kDone;
  }
  if (session.is_table()) {
    PrintHead(session, head);
    for (const Section& section : kSections) {
      report::CollectedRows rows;
      done = store::RunQuery(archive, section.sql, QueryValues(found), rows);
      if (!done) return base::Forward(done);
      PrintSection(session, section, rows);
    }
    return kDone;
  }
  const auto json = ArchivedDocumentJson(archive, found);
  if (!json) return base::Forward(json);
  if (session.format() == report::Format::kJson) session.out() << '[' << json->dump(1) << "]\n";
  if (session.format() == report::Format::kJsonl) session.out() << json->dump() << '\n';
  return kDone;
}

base::Result<nlohmann::ordered_json> ArchivedDocumentJson(store::Database& archive,
                                                          const FoundDocument& found) {
  report::CollectedRows head;
  auto done = store::RunQuery(archive, kDocumentHead, QueryValues(found), head);
  if (!done) return base::Forward(done);
  auto json = report::RowsJson(head).front();
  for (const Section& section : kSections) {
    report::CollectedRows rows;
    done = store::RunQuery(archive, section.sql, QueryValues(found), rows);
    if (!done) return base::Forward(done);
    json[section.title] = report::RowsJson(rows);
  }
  return json;
}

}  // namespace cli
