// How a source is doing, as the archive knows it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

// The command whose runs keep a source fresh.
enum class FedBy {
  kMirror,
  kIngest,
  kAnything,  // nobody says: either will do
};

struct SourceStatus {
  std::string source;
  // The end of the last run that did its work: ended with 0 or 3, and no finding about an index was
  // open then (`index-failed`, `index-empty`, `run-capped`), but for acknowledged ones. A night in
  // which no new document could have been seen is no success.
  std::optional<base::Time> last_success;
  std::optional<base::Time> last_change;   // when the latest accepted text was first seen
  std::optional<base::Time> last_started;  // of the last run, whatever became of it
  std::optional<base::Time> last_ended;    // none: that run was killed, or is under way
  std::optional<std::int64_t> last_exit;
  std::int64_t documents = 0;
  std::int64_t quarantined = 0;   // rows of the view quarantine
  std::int64_t findings = 0;      // open, not acknowledged
  std::int64_t acknowledged = 0;  // open, acknowledged
  std::int64_t failed = 0;        // URLs without a usable answer when they were last asked for
};

// All nothing for a source that the archive has not met. Errors are the database's.
SourceStatus ReadSourceStatus(Database& database, const std::string& source, FedBy fed_by);

}  // namespace store
