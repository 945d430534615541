#include "store/exchanges.h"

#include <vector>

namespace store {

void Exchanges::KeepBytes(const std::string& sha256, std::string_view bytes, base::Time now) {
  if (FindBlob(sha256)) return;
  database_.Run("INSERT INTO blob (sha256, first_seen) VALUES (?, ?)", sha256,
                base::FormatTime(now));
  database_.Run("INSERT INTO blob_bytes (blob_id, bytes) VALUES (?, ?)", database_.LastId(),
                Blob{bytes});
}

void Exchanges::Record(const Exchange& exchange, base::Time now) {
  const std::string at = base::FormatTime(now);
  const auto blob = FindBlob(exchange.sha256);
  const auto hash = blob ? std::nullopt : exchange.sha256;
  const auto same = database_.FindInt(
      "SELECT id FROM (SELECT * FROM exchange WHERE source_id = ? AND url = ? "
      "ORDER BY id DESC LIMIT 1) "
      "WHERE status IS ? AND error IS ? AND blob_id IS ? AND sha256 IS ? AND etag IS ? "
      "AND last_modified IS ?",
      exchange.source_id, exchange.url, exchange.status, exchange.error, blob, hash, exchange.etag,
      exchange.last_modified);
  if (same) return MarkUnchanged(*same, now);
  database_.Run(
      "INSERT INTO exchange (source_id, kind, url, at, status, error, blob_id, sha256, etag, "
      "last_modified, content_type, effective_url, bytes, last_checked, judged) "
      "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, "
      // The same bytes under new validators need no second judgement.
      "coalesce((SELECT judged FROM (SELECT judged, blob_id FROM exchange WHERE source_id = ?1 "
      "  AND url = ?3 AND error IS NULL ORDER BY id DESC LIMIT 1) WHERE blob_id = ?7), 0))",
      exchange.source_id, exchange.kind, exchange.url, at, exchange.status, exchange.error, blob,
      hash, exchange.etag, exchange.last_modified, exchange.content_type, exchange.effective_url,
      exchange.bytes, at);
}

std::optional<std::int64_t> Exchanges::FindBlob(const std::optional<std::string>& sha256) {
  if (!sha256) return std::nullopt;
  return database_.FindInt("SELECT id FROM blob WHERE sha256 = ?", *sha256);
}

void Exchanges::MarkJudged(std::int64_t source_id, const std::string& url,
                           const std::string& sha256) {
  Statement& row = database_.Prepare(
      "SELECT id FROM exchange WHERE source_id = ? AND url = ? "
      "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?) AND NOT judged");
  std::vector<std::int64_t> ids;
  for (row.Bind(source_id, url, sha256); row.Step();) ids.push_back(row.Int(0));
  row.Reset();
  // One by one, as store/standing.cc does and for the same reason.
  for (const std::int64_t id : ids) {
    database_.Run("UPDATE exchange SET judged = 1 WHERE id = ?", id);
  }
}

void Exchanges::MarkUnchanged(std::int64_t exchange_id, base::Time now) {
  database_.Run("UPDATE exchange SET last_checked = ? WHERE id = ?", base::FormatTime(now),
                exchange_id);
}

std::optional<LastGood> Exchanges::FindLastGood(std::int64_t source_id, const std::string& url,
                                                std::string_view kind) {
  Statement& row = database_.Prepare(
      "SELECT exchange.id, coalesce(blob.sha256, exchange.sha256), etag, last_modified "
      "FROM exchange LEFT JOIN blob ON blob.id = blob_id "
      "WHERE source_id = ? AND url = ? AND kind = ? AND error IS NULL "
      "ORDER BY exchange.id DESC LIMIT 1");
  std::optional<LastGood> last;
  if (row.Bind(source_id, url, kind).Step()) {
    last = LastGood{row.Int(0), row.Text(1), row.Text(2), row.Text(3)};
  }
  row.Reset();
  return last;
}

bool Exchanges::KnowsDocuments(std::int64_t source_id) {
  return database_
      .FindInt("SELECT 1 FROM exchange WHERE source_id = ? AND kind = 'document' LIMIT 1",
               source_id)
      .has_value();
}

std::optional<base::Time> Exchanges::FirstSeen(std::int64_t source_id, const std::string& url,
                                               const std::string& sha256) {
  Statement& row = database_.Prepare(
      "SELECT min(at) FROM exchange WHERE source_id = ? AND url = ? "
      "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?)");
  std::optional<base::Time> at;
  if (row.Bind(source_id, url, sha256).Step()) at = base::ParseTime(row.Text(0));
  row.Reset();
  return at;
}

std::string Exchanges::ReadBytes(const std::string& sha256) {
  Statement& row = database_.Prepare("SELECT bytes FROM blobs WHERE sha256 = ?");
  std::string bytes;
  if (row.Bind(sha256).Step()) bytes = row.Text(0);
  row.Reset();
  return bytes;
}

void Exchanges::KeepIndexLine(std::int64_t source_id, const std::string& url,
                              const IndexLine& line) {
  database_.Run(
      "INSERT INTO index_line (source_id, url, line, checked) VALUES (?1, ?2, ?3, ?4) "
      "ON CONFLICT (source_id, url) DO UPDATE SET line = ?3, checked = ?4",
      source_id, url, line.line, line.checked);
}

std::optional<IndexLine> Exchanges::FindIndexLine(std::int64_t source_id, const std::string& url) {
  Statement& row =
      database_.Prepare("SELECT line, checked FROM index_line WHERE source_id = ? AND url = ?");
  std::optional<IndexLine> found;
  if (row.Borrow(source_id, url).Step()) found = IndexLine{row.Text(0), row.Text(1)};
  row.Reset();
  return found;
}

void Exchanges::ForgetIndexLine(std::int64_t source_id, const std::string& url) {
  database_.Run("DELETE FROM index_line WHERE source_id = ? AND url = ?", source_id, url);
}

void Exchanges::ForgetIndexLines(std::int64_t source_id, std::string_view beginning) {
  database_.Run("DELETE FROM index_line WHERE source_id = ?1 AND substr(line, 1, length(?2)) = ?2",
                source_id, beginning);
}

void Exchanges::ForEachUnjudged(std::int64_t source_id, const std::string& policy, base::Time now,
                                const std::function<void(const Unjudged&)>& take) {
  Statement& row = database_.Prepare(
      "SELECT url, blob.sha256 FROM exchange LEFT JOIN blob ON blob.id = blob_id "
      "WHERE source_id = ?1 AND kind = 'document' AND error IS NULL "
      // Few are left by this, which is told from two tables in their order.
      "AND (NOT judged OR blob_id IN (SELECT blob_id FROM judgement "
      "  WHERE source_id = ?1 AND NOT accepted)) "
      "AND NOT (judged AND EXISTS (SELECT 1 FROM latest_judgement AS latest "
      "  WHERE latest.blob_id = exchange.blob_id AND latest.source_id = ?1 "
      "  AND (latest.accepted OR (latest.policy = ?2 "
      "    AND NOT (latest.reasons LIKE '%signed-in-future%' AND latest.signed_at <= ?3) "
      "    AND (latest.outcome <> 'no-key' "
      "    OR NOT EXISTS (SELECT 1 FROM trusted_key "
      "                   WHERE source_id = ?1 AND added > latest.at)))))) "
      "AND NOT EXISTS (SELECT 1 FROM exchange AS later WHERE later.source_id = ?1 "
      "  AND later.url = exchange.url AND later.id > exchange.id AND later.error IS NULL) "
      "ORDER BY exchange.id");
  // Collected first: judging writes to the tables that this reads.
  std::vector<Unjudged> unjudged;
  for (row.Bind(source_id, policy, base::FormatTime(now)); row.Step();) {
    unjudged.push_back({row.Text(0), row.Text(1)});
  }
  row.Reset();
  for (const Unjudged& one : unjudged) take(one);
}

bool Exchanges::WasRequested(std::int64_t source_id, const std::string& url) {
  return database_
      .FindInt(
          "SELECT 1 FROM exchange WHERE source_id = ? AND url = ? AND effective_url <> '' LIMIT 1",
          source_id, url)
      .has_value();
}

}  // namespace store
