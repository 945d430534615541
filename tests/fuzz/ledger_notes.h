// A small ledger with a key that is no secret: what the target and its seeds speak of.
#pragma once

#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/proof.h"

namespace fuzz {

struct LedgerNotes {
  std::vector<std::string> leaves;
  ledger::VerifierKey key;
  ledger::Checkpoint checkpoint;
  std::vector<ledger::Proof> proofs;  // of each leaf; each holds the signed checkpoint

  // Made once for each process, the same each time.
  static const LedgerNotes& Instance();
};

}  // namespace fuzz
