// Whether the archive is what its ledger says, and the ledger what its checkpoints say.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "store/sqlite.h"

namespace store {

struct LedgerFault {
  std::string subject;  // "checkpoint 4711", "judgement 12", "table exchange"
  std::string detail;   // a sentence
};

struct LedgerReport {
  std::uint64_t leaves = 0;
  std::uint64_t checkpoints = 0;  // that were compared, of the archive and from elsewhere
  // A run was killed, or is under way: what it wrote has no leaf yet, and of the tables the older
  // rows alone can be compared (store/ledger_state.h).
  bool unsealed = false;
  std::vector<LedgerFault> faults;  // a hundred at most
};

// Computes the tree anew from the leaves; compares its root at the size of each checkpoint, of the
// archive's own and of `others` (opened already), and every leaf with its row. Reads only.
LedgerReport CheckLedger(Database& database, const std::vector<ledger::Checkpoint>& others);

// The checkpoint of a note that one of the keys has signed.
base::Result<ledger::Checkpoint> OpenWithAny(const std::string& note,
                                             const std::vector<ledger::VerifierKey>& keys);

}  // namespace store
