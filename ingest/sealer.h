// Who ends a run in the ledger: extends it, signs the checkpoint, and puts a copy where it is safe.
//
// Life cycle: one for a process that holds the run lock; Seal within the transaction that ends what
// was done, Publish behind its commit. One thread.
#pragma once

#include <filesystem>
#include <optional>

#include "base/result.h"
#include "base/time.h"
#include "ledger/signer.h"
#include "store/ledger.h"
#include "store/sqlite.h"

namespace ingest {

struct SealerOptions {
  std::filesystem::path key;             // made with the archive's first checkpoint
  std::filesystem::path checkpoint_dir;  // empty: none
};

// Where the key lies when the settings do not say: beside the archive.
std::filesystem::path DefaultLedgerKey(const std::filesystem::path& archive);

class Sealer {
 public:
  // Errors: the archive has checkpoints and the key is gone, or is none that signed them before.
  static base::Result<Sealer> Open(store::Database& archive, const SealerOptions& options,
                                   base::Time now);

  base::Status Seal(base::Time now);
  // Writes the checkpoints that the folder lacks, as ORIGIN-SIZE.checkpoint with zeros ahead of the
  // size. Error: the folder cannot be written; the next run writes what is missing.
  base::Status Publish();

 private:
  Sealer(store::Database& archive, ledger::Signer signer, std::filesystem::path folder)
      : archive_(&archive),
        ledger_(archive),
        signer_(std::move(signer)),
        folder_(std::move(folder)) {}

  store::Database* archive_;
  store::Ledger ledger_;
  ledger::Signer signer_;
  std::filesystem::path folder_;
};

}  // namespace ingest
