// A new key for the ledger of an archive whose key file was lost.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "ingest/sealer.h"
#include "store/sqlite.h"

namespace ingest {

// Makes the key file and adds its verifier key to those of the archive, whose older ones stay: they
// check the older checkpoints. A Sealer signs with it from then on. Under the run lock, without an
// open transaction. Errors: the archive has no ledger (usage); a key file is there still (usage).
base::Status MakeNewLedgerKey(store::Database& archive, const SealerOptions& options,
                              base::Time now);

}  // namespace ingest
