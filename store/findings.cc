#include "store/findings.h"

namespace store {

bool Findings::Open(const Finding& finding, base::Time now) {
  const std::string at = base::FormatTime(now);
  const auto open = database_.FindInt(
      "SELECT id FROM finding WHERE kind = ? AND subject = ? AND hash = ? AND closed IS NULL",
      finding.kind, finding.subject, finding.hash);
  if (open) {
    database_.Run("UPDATE finding SET last_seen = ? WHERE id = ?", at, *open);
    return false;
  }
  database_.Run(
      "INSERT INTO finding (source_id, kind, subject, hash, detail, first_seen, "
      "last_seen) VALUES (?, ?, ?, ?, ?, ?, ?)",
      finding.source_id, finding.kind, finding.subject, finding.hash, finding.detail, at, at);
  return true;
}

void Findings::Close(std::string_view kind, const std::string& subject, base::Time now) {
  database_.Run("UPDATE finding SET closed = ? WHERE kind = ? AND subject = ? AND closed IS NULL",
                base::FormatTime(now), kind, subject);
}

void Findings::CloseOthers(std::string_view kind, const std::string& subject,
                           const std::string& hash, base::Time now) {
  database_.Run(
      "UPDATE finding SET closed = ? WHERE kind = ? AND subject = ? AND hash <> ? "
      "AND closed IS NULL",
      base::FormatTime(now), kind, subject, hash);
}

void Findings::Touch(const std::string& subject, base::Time now) {
  database_.Run("UPDATE finding SET last_seen = ? WHERE subject = ? AND closed IS NULL",
                base::FormatTime(now), subject);
}

}  // namespace store
