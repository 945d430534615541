// The Merkle tree of the ledger: RFC 6962, 2.1, over SHA-256.
//
// Pure functions and one small value; any thread. A hash is 32 raw bytes in a string. The domain
// bytes (0x00 for a leaf, 0x01 for a node) keep a node from being passed off as a leaf.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ledger {

using Hash = std::string;

inline constexpr std::size_t kHashSize = 32;

Hash LeafHash(std::string_view leaf);

// A tree that only grows. It holds the roots of its complete subtrees, largest first, at most one
// for each bit of its size; so appending to a tree of a million leaves costs what appending to a
// small one does.
class Tree {
 public:
  Tree() = default;
  // A tree that was kept; `complete` as it gave them. Which tree that was is checked by whoever
  // computes the root from the leaves.
  Tree(std::uint64_t size, std::vector<Hash> complete)
      : size_(size), complete_(std::move(complete)) {}

  void Append(Hash leaf_hash);
  const std::vector<Hash>& complete() const { return complete_; }
  std::uint64_t size() const { return size_; }
  Hash Root() const;  // of the empty tree: SHA-256 of nothing

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> complete_;
};

// The audit path of the leaf at `index` (from 0) in the tree over `leaf_hashes`, from its sibling
// up (RFC 6962, 2.1.1). `index` is below the number of hashes.
std::vector<Hash> InclusionProof(const std::vector<Hash>& leaf_hashes, std::uint64_t index);

// Whether the path leads from the leaf to the root of a tree of that size (RFC 9162, 2.1.3.2). Any
// input is safe.
bool VerifyInclusion(const Hash& leaf_hash, std::uint64_t index, std::uint64_t size,
                     const std::vector<Hash>& path, const Hash& root);

}  // namespace ledger
