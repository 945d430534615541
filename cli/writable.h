// The archive for a command that writes: locked, opened, and with its ledger ready.
#pragma once

#include <memory>
#include <optional>

#include "cli/session.h"
#include "ingest/rebuild.h"
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
// What is stale in an older archive is made again before it is given, unless it is left for a
// rebuild.
base::Result<std::unique_ptr<Writable>> OpenWritable(
    Session& session, ingest::StaleFacts stale_facts = ingest::StaleFacts::kMakeAgain);

// Its parts, for who must do something between them.
struct Locked {
  ingest::RunLock lock;
  store::Database archive;
};
base::Result<Locked> OpenLocked(Session& session, ingest::StaleFacts stale_facts);
base::Result<ingest::SealerOptions> SealerOptionsOf(Session& session);

// Ends the open transaction with a checkpoint of the ledger, and publishes that.
base::Status CommitSealed(Session& session, Writable& writable);

}  // namespace cli
