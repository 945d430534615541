#include "store/audits.h"

#include <unordered_map>

namespace store {

std::vector<StoredFile> Audits::FilesOf(std::int64_t source_id) {
  // The bytes of an index page are not kept.
  Statement& row = database_.Prepare(
      "SELECT sha256, max(kind = 'document'), min(id) AS place FROM exchange "
      "WHERE source_id = ?1 AND error IS NULL AND sha256 IS NOT NULL AND (kind = 'document' "
      "  OR EXISTS (SELECT 1 FROM blob WHERE blob.sha256 = exchange.sha256)) GROUP BY sha256 "
      "UNION ALL SELECT DISTINCT mail_sha256, 0, 0 FROM mail WHERE source_id = ?1 "
      "ORDER BY place, sha256");
  std::vector<StoredFile> files;
  for (row.Bind(source_id); row.Step();) files.push_back({row.Text(0), row.Int(1) != 0});
  row.Reset();
  return files;
}

std::vector<Place> Audits::PlacesOf(std::int64_t source_id, const std::string& sha256) {
  // In the order of the index there is nothing to sort; bytes are seldom fetched twice.
  Statement& row = database_.Prepare(
      "SELECT url, judged FROM exchange INDEXED BY exchange_by_blob WHERE sha256 = ? "
      "AND source_id = ? AND kind = 'document' AND error IS NULL ORDER BY id");
  std::vector<Place> places;
  std::unordered_map<std::string, std::size_t> known;
  for (row.Bind(sha256, source_id); row.Step();) {
    const auto [at, is_new] = known.try_emplace(row.Text(0), places.size());
    if (is_new) places.push_back({at->first, true});
    if (row.Int(1) == 0) places[at->second].judged = false;
  }
  row.Reset();
  return places;
}

void Audits::Add(std::int64_t run_id, const std::string& engines, const std::string& keys,
                 const std::string& policy, const AuditCounts& counts) {
  database_.Run(
      "INSERT INTO audit (run_id, engines, keys, policy, checked, changed, promoted, regressed) "
      "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      run_id, engines, keys, policy, counts.checked, counts.changed, counts.promoted,
      counts.regressed);
}

}  // namespace store
