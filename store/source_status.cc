#include "store/source_status.h"

#include <string_view>

namespace store {
namespace {

std::optional<base::Time> TimeAt(const Statement& row, int column) {
  return row.IsNull(column) ? std::nullopt : base::ParseTime(row.Text(column));
}

std::string_view CommandPattern(FedBy fed_by) {
  switch (fed_by) {
    case FedBy::kMirror:
      return "mirror";
    case FedBy::kIngest:
      return "ingest";
    case FedBy::kAnything:
      return "*";
  }
  return "*";
}

void ReadSuccess(Database& database, std::int64_t source_id, FedBy fed_by, SourceStatus& status) {
  Statement& row = database.Prepare(
      "SELECT ended FROM run "
      "WHERE source_id = ?1 AND command IN ('mirror', 'ingest') AND command GLOB ?2 "
      "AND exit IN (0, 3) AND NOT EXISTS ("
      "  SELECT 1 FROM finding WHERE finding.source_id = ?1 "
      "  AND kind IN ('index-failed', 'index-empty', 'run-capped') AND acknowledged IS NULL "
      "  AND first_seen <= run.ended AND (closed IS NULL OR closed > run.ended)) "
      "ORDER BY id DESC LIMIT 1");
  if (row.Bind(source_id, CommandPattern(fed_by)).Step()) status.last_success = TimeAt(row, 0);
  row.Reset();
}

void ReadLastRun(Database& database, std::int64_t source_id, SourceStatus& status) {
  Statement& row = database.Prepare(
      "SELECT started, ended, exit FROM run WHERE source_id = ? ORDER BY id DESC LIMIT 1");
  if (row.Bind(source_id).Step()) {
    status.last_started = TimeAt(row, 0);
    status.last_ended = TimeAt(row, 1);
    if (!row.IsNull(2)) status.last_exit = row.Int(2);
  }
  row.Reset();
}

void ReadCounts(Database& database, std::int64_t source_id, SourceStatus& status) {
  Statement& row = database.Prepare(
      "SELECT (SELECT count(*) FROM documents WHERE source = ?2), "
      "(SELECT count(*) FROM quarantine WHERE source = ?2), "
      "count(*) FILTER (WHERE acknowledged IS NULL), "
      "count(*) FILTER (WHERE acknowledged IS NOT NULL), "
      "count(DISTINCT subject) "
      "FILTER (WHERE kind IN ('fetch-failed', 'document-gone', 'index-failed')) "
      "FROM finding WHERE source_id = ?1 AND closed IS NULL");
  if (row.Bind(source_id, status.source).Step()) {
    status.documents = row.Int(0);
    status.quarantined = row.Int(1);
    status.findings = row.Int(2);
    status.acknowledged = row.Int(3);
    status.failed = row.Int(4);
  }
  row.Reset();
}

void ReadLastChange(Database& database, std::int64_t source_id, SourceStatus& status) {
  Statement& row = database.Prepare(
      "SELECT max(revision.first_seen) FROM revision "
      "JOIN document ON document.id = revision.document_id WHERE document.source_id = ?");
  if (row.Bind(source_id).Step()) status.last_change = TimeAt(row, 0);
  row.Reset();
}

}  // namespace

SourceStatus ReadSourceStatus(Database& database, const std::string& source, FedBy fed_by) {
  SourceStatus status;
  status.source = source;
  const auto id = database.FindInt("SELECT id FROM source WHERE name = ?", source);
  if (!id) return status;
  ReadSuccess(database, *id, fed_by, status);
  ReadLastChange(database, *id, status);
  ReadLastRun(database, *id, status);
  ReadCounts(database, *id, status);
  return status;
}

}  // namespace store
