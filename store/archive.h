// The archive: one SQLite file that holds what was received, what was proven and what it says.
//
// Life cycle: Open makes a new archive beside its place and renames it, so that no half-made one is
// ever there, or opens an existing one after a look at its header. OpenReadOnly never changes
// anything. Whoever writes holds the run lock (ingest/run_lock.h): one writer, many readers.
//
// Every writing function belongs to a transaction that its caller begins and commits; errors are
// told by the commit (see store/sqlite.h).
#pragma once

#include <string>

#include "base/result.h"
#include "store/migrate.h"
#include "store/sqlite.h"

namespace store {

// Errors: not an archive, an archive of a newer version, cannot be opened. An archive of an older
// version is migrated, for which `refill` is needed (ingest::OpenForWriting brings it); without
// one, and for readers, it is an error.
base::Result<Database> OpenArchive(const std::string& path, const Refill& refill = {});
base::Result<Database> OpenArchiveReadOnly(const std::string& path);
// An empty archive that is in no file and ends with its handle: for a dry run, and for tests.
base::Result<Database> OpenScratchArchive();

}  // namespace store
