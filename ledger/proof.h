// A proof that a leaf is in a ledger, that can be checked without the archive: a transparency log
// proof (C2SP tlog-proof) whose extra data is the leaf itself.
//
//     c2sp.org/tlog-proof@v1
//     extra eyJsZWFmIjoianVkZ2VtZW50Ii…
//     index 4187
//     gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=
//
//     inkan/1f0c63…                     the checkpoint, to the end
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "ledger/checkpoint.h"
#include "ledger/merkle.h"

namespace ledger {

struct Proof {
  std::string leaf;
  std::uint64_t index = 0;
  std::vector<Hash> path;
  std::string note;  // the signed checkpoint

  std::string Text() const;
};

// Error: not such a file. What it claims is not looked at.
base::Result<Proof> ReadProof(std::string_view text);

// The checkpoint that the leaf is proven to be in. Errors: those of OpenCheckpoint; the path does
// not lead from the leaf to the checkpoint's root.
base::Result<Checkpoint> CheckProof(const Proof& proof, const VerifierKey& key);

}  // namespace ledger
