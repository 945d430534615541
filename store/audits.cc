#include "store/audits.h"

#include <unordered_map>

namespace store {

void StoredFiles::Add(std::string_view sha256, bool is_document) {
  packed_ += is_document ? 'd' : '-';
  packed_ += sha256;
  packed_ += '\n';
  ++size_;
}

std::optional<StoredFile> StoredFiles::Next() {
  const std::size_t end = packed_.find('\n', next_);
  if (end == std::string::npos) return std::nullopt;
  StoredFile file{packed_.substr(next_ + 1, end - next_ - 1), packed_[next_] == 'd'};
  next_ = end + 1;
  return file;
}

StoredFiles Audits::FilesOf(std::int64_t source_id) {
  Statement& row = database_.Prepare(
      "SELECT blob.sha256, is_document FROM ("
      "  SELECT blob_id, max(kind = 'document') AS is_document, min(id) AS place FROM exchange "
      "  WHERE source_id = ?1 AND error IS NULL AND blob_id IS NOT NULL GROUP BY blob_id "
      "  UNION ALL SELECT DISTINCT blob_id, 0, 0 FROM mail WHERE source_id = ?1) "
      "JOIN blob ON blob.id = blob_id ORDER BY place, blob_id");
  StoredFiles files;
  for (row.Bind(source_id); row.Step();) files.Add(row.View(0), row.Int(1) != 0);
  row.Reset();
  return files;
}

std::vector<Place> Audits::PlacesOf(std::int64_t source_id, const std::string& sha256) {
  // In the order of the index there is nothing to sort; bytes are seldom fetched twice.
  Statement& row = database_.Prepare(
      "SELECT url, judged FROM exchange INDEXED BY exchange_by_blob "
      "WHERE blob_id = (SELECT id FROM blob WHERE sha256 = ?) AND source_id = ? AND kind = "
      "'document' AND error IS NULL ORDER BY id");
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
