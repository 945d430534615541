// The archive for a command that writes: locked, opened, and with its ledger ready.
#pragma once

#include <memory>
#include <optional>

#include "cli/session.h"
#include "ingest/run_lock.h"
#include "ingest/sealer.h"

namespace cli {

// Stays where it is made: the sealer knows the archive by its address. The lock is let go last.
struct Writable {
  ingest::RunLock lock;
  store::Database archive;
  std::optional<ingest::Sealer> sealer;  // always set
};

// Errors: another run holds the lock (kUnavailable); the archive or its ledger's key cannot be
// used.
// What is stale in an older archive is made again before it is given.
base::Result<std::unique_ptr<Writable>> OpenWritable(Session& session);

// Ends the open transaction with a checkpoint of the ledger, and publishes that.
base::Status CommitSealed(Session& session, Writable& writable);

}  // namespace cli
