#include "store/findings.h"

#include <vector>

namespace store {

// Nearly always nothing is open about a subject, and to ask costs a quarter of an UPDATE of no row.
bool Findings::IsAnyOpen(const std::string& subject) {
  return database_
      .FindInt("SELECT 1 FROM finding WHERE subject = ? AND +source_id = ? AND closed IS NULL",
               subject, source_id_)
      .has_value();
}

bool Findings::Open(const Finding& finding, base::Time now) {
  const std::string at = base::FormatTime(now);
  const auto open = database_.FindInt(
      "SELECT id FROM finding WHERE source_id = ? AND kind = ? AND subject = ? AND hash = ? "
      "AND closed IS NULL",
      source_id_, finding.kind, finding.subject, finding.hash);
  if (open) {
    database_.Run("UPDATE finding SET last_seen = ? WHERE id = ?", at, *open);
    return false;
  }
  database_.Run(
      "INSERT INTO finding (source_id, kind, subject, hash, detail, first_seen, "
      "last_seen) VALUES (?, ?, ?, ?, ?, ?, ?)",
      source_id_, finding.kind, finding.subject, finding.hash, finding.detail, at, at);
  return true;
}

void Findings::Close(std::string_view kind, const std::string& subject, base::Time now) {
  if (!IsAnyOpen(subject)) return;
  database_.Run(
      "UPDATE finding SET closed = ? WHERE source_id = ? AND kind = ? AND subject = ? AND closed "
      "IS NULL",
      base::FormatTime(now), source_id_, kind, subject);
}

void Findings::CloseFetching(const std::string& url, base::Time now) {
  if (!IsAnyOpen(url)) return;
  database_.Run(
      "UPDATE finding SET closed = ? WHERE source_id = ? AND subject = ? AND closed IS NULL "
      "AND kind IN ('fetch-failed', 'document-gone', 'body-differs')",
      base::FormatTime(now), source_id_, url);
}

void Findings::ForEachOpen(std::initializer_list<std::string_view> kinds,
                           const std::function<void(const Finding&)>& take) {
  std::vector<Finding> open;  // collected first: `take` may write to the table
  for (const std::string_view kind : kinds) {
    Statement& row = database_.Prepare(
        "SELECT kind, subject, hash, detail FROM finding WHERE source_id = ? AND kind = ? "
        "AND closed IS NULL ORDER BY id");
    for (row.Bind(source_id_, kind); row.Step();) {
      open.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3)});
    }
    row.Reset();
  }
  for (const Finding& finding : open) take(finding);
}

void Findings::CloseAbout(std::string_view kind, const std::string& subject,
                          const std::string& hash, base::Time now) {
  if (!IsAnyOpen(subject)) return;
  database_.Run(
      "UPDATE finding SET closed = ? WHERE source_id = ? AND kind = ? AND subject = ? AND hash = ? "
      "AND closed IS NULL",
      base::FormatTime(now), source_id_, kind, subject, hash);
}

void Findings::CloseOthers(std::string_view kind, const std::string& subject,
                           const std::string& hash, base::Time now) {
  if (!IsAnyOpen(subject)) return;
  database_.Run(
      "UPDATE finding SET closed = ? WHERE source_id = ? AND kind = ? AND subject = ? AND hash <> "
      "? "
      "AND closed IS NULL",
      base::FormatTime(now), source_id_, kind, subject, hash);
}

void Findings::Touch(const std::string& subject, base::Time now) {
  if (!IsAnyOpen(subject)) return;
  database_.Run(
      "UPDATE finding SET last_seen = ? WHERE source_id = ? AND subject = ? AND closed IS NULL",
      base::FormatTime(now), source_id_, subject);
}

Acknowledged Acknowledge(Database& database, std::int64_t id, base::Time now) {
  const auto is_closed =
      database.FindInt("SELECT closed IS NOT NULL FROM finding WHERE id = ?", id);
  if (!is_closed) return Acknowledged::kUnknown;
  if (*is_closed != 0) return Acknowledged::kClosed;
  database.Run("UPDATE finding SET acknowledged = ? WHERE id = ? AND acknowledged IS NULL",
               base::FormatTime(now), id);
  return Acknowledged::kDone;
}

}  // namespace store
