// The ledger: an append-only Merkle tree over what the archive holds, and its checkpoints.
//
// Each run ends with Extend and, once the root is signed, KeepCheckpoint, in the transaction that
// ends the run. Leaves are never changed and never removed; whoever holds an old checkpoint can
// prove that (store/ledger_check.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"
#include "store/sqlite.h"

namespace store {

struct KeptCheckpoint {
  std::uint64_t size = 0;
  std::string note;
  std::string complete;  // roots of the complete subtrees, one after the other
};

class Ledger {
 public:
  explicit Ledger(Database& database) : database_(database) {}

  // Appends a leaf for each row that has none, and the state. Gives what is to be signed.
  ledger::Checkpoint Extend(base::Time now);
  void KeepCheckpoint(const ledger::Checkpoint& checkpoint, const std::string& note);

  // The keys that signed, in the order in which they were used.
  std::vector<ledger::VerifierKey> Keys();
  void AddKey(const ledger::VerifierKey& key, base::Time now);

  // Newest first.
  std::vector<KeptCheckpoint> Checkpoints();
  // The leaf that stands for the row; nothing where it has none yet.
  std::optional<std::uint64_t> PositionOf(std::string_view kind, std::int64_t id);
  std::string LeafAt(std::uint64_t position);
  // The hashes of the first `size` leaves.
  std::vector<ledger::Hash> LeafHashes(std::uint64_t size);

 private:
  struct NewLeaf;

  void Append(const NewLeaf& leaf);

  Database& database_;
  ledger::Tree tree_;
};

}  // namespace store
