// A copy of the archive while others may write to it.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

struct Backup {
  std::int64_t bytes = 0;  // of the file
};

// The state of one moment, by SQLite's online backup (https://www.sqlite.org/backup.html), as one
// file without a log beside it: made beside its place, checked (PRAGMA quick_check), written to the
// disk, and renamed. Writers are not held up. Errors: there is a file at `path` (it is never
// overwritten), the archive is damaged, the disk. After an error there is nothing at `path`.
base::Result<Backup> BackUp(Database& archive, const std::string& path);

}  // namespace store
