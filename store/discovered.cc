#include "store/discovered.h"

#include <utility>

namespace store {

base::Status Discovered::Start() {
  last_id_ = 0;
  ahead_.clear();
  if (auto flushed = database_.Flush(); !flushed) return flushed;
  database_.Script(
      "PRAGMA temp_store = FILE;"
      "CREATE TEMP TABLE IF NOT EXISTS discovered ("
      "  id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE, index_date TEXT NOT NULL) STRICT;"
      "DELETE FROM temp.discovered;"
      "BEGIN");  // deferred: nothing but the temporary table is locked
  return database_.Check();
}

void Discovered::Add(const DiscoveredUrl& found) {
  database_.Run(
      "INSERT INTO temp.discovered (url, index_date) VALUES (?, ?) "
      "ON CONFLICT (url) DO NOTHING",
      found.url, found.index_date);
}

base::Status Discovered::Finish() { return database_.Commit(); }

std::int64_t Discovered::Count() {
  return database_.FindInt("SELECT count(*) FROM temp.discovered").value_or(0);
}

std::optional<DiscoveredUrl> Discovered::Next() {
  if (ahead_.empty()) ReadAhead();
  if (ahead_.empty()) return std::nullopt;
  DiscoveredUrl next = std::move(ahead_.front());
  ahead_.pop_front();
  return next;
}

// Some at a time: a statement that stayed open would keep the log of the archive from being
// emptied.
void Discovered::ReadAhead() {
  Statement& row = database_.Prepare(
      "SELECT id, url, index_date FROM temp.discovered WHERE id > ? ORDER BY id LIMIT 256");
  for (row.Bind(last_id_); row.Step();) {
    last_id_ = row.Int(0);
    ahead_.push_back({row.Text(1), row.Text(2)});
  }
  row.Reset();
}

}  // namespace store
