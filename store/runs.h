// One row for each source of each run, and one for a run about the whole archive, whatever became
// of it. A run without an end was killed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

struct RunCounts {
  std::int64_t requested = 0;    // documents asked for
  std::int64_t unchanged = 0;    // the same as before: 304, or the same bytes
  std::int64_t fetched = 0;      // bytes that this URL did not have before
  std::int64_t failed = 0;       // no usable answer
  std::int64_t accepted = 0;     // judged in this run
  std::int64_t quarantined = 0;  // judged in this run, and not accepted
};

class Runs {
 public:
  explicit Runs(Database& database) : database_(database) {}

  // Without a source: a run about the whole archive.
  std::int64_t Start(const std::string& command, std::optional<std::int64_t> source_id,
                     base::Time now) {
    database_.Run("INSERT INTO run (command, source_id, started) VALUES (?, ?, ?)", command,
                  source_id, base::FormatTime(now));
    return database_.LastId();
  }

  // When the first run of `mirror` that reached the source began; nothing before there is one.
  std::optional<base::Time> FirstMirrored(std::int64_t source_id) {
    const auto id = database_.FindInt(
        "SELECT min(id) FROM run WHERE source_id = ? AND command = 'mirror' AND exit IN (0, 3)",
        source_id);
    if (!id) return std::nullopt;
    Statement& row = database_.Prepare("SELECT started FROM run WHERE id = ?");
    std::optional<base::Time> started;
    if (row.Bind(*id).Step()) started = base::ParseTime(row.Text(0));
    row.Reset();
    return started;
  }

  // When the last run of the archive began, whatever the clock said then; nothing before there is
  // one.
  std::optional<base::Time> LastStarted() {
    Statement& row = database_.Prepare("SELECT started FROM run ORDER BY id DESC LIMIT 1");
    std::optional<base::Time> started;
    if (row.Step()) started = base::ParseTime(row.Text(0));
    row.Reset();
    return started;
  }

  void End(std::int64_t id, const RunCounts& counts, int exit_code, base::Time now) {
    database_.Run(
        "UPDATE run SET ended = ?, requested = ?, unchanged = ?, fetched = ?, "
        "failed = ?, accepted = ?, quarantined = ?, exit = ? WHERE id = ?",
        base::FormatTime(now), counts.requested, counts.unchanged, counts.fetched, counts.failed,
        counts.accepted, counts.quarantined, exit_code, id);
  }

 private:
  Database& database_;
};

}  // namespace store
