// That a revision is in the ledger, as a proof that can be checked without the archive.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/proof.h"
#include "store/sqlite.h"

namespace cli {

struct DocumentProof {
  ledger::Proof proof;
  ledger::VerifierKey key;  // that signed its checkpoint
};

// Of the judgement that accepted the revision, in the newest checkpoint. Nothing where the ledger
// does not have it yet. Errors: the archive; a checkpoint that none of its keys has signed.
base::Result<std::optional<DocumentProof>> ProofOf(store::Database& archive,
                                                   std::int64_t revision_id);

}  // namespace cli
