#include "ledger/merkle.h"

#include <bit>
#include <utility>

#include "base/hash.h"

namespace ledger {
namespace {

Hash NodeHash(const Hash& left, const Hash& right) {
  std::string node;
  node.reserve(1 + 2 * kHashSize);
  node.push_back('\x01');
  node.append(left).append(right);
  return base::Sha256(node);
}

// RFC 6962's k: the largest power of two below `size`, which is at least 2.
std::size_t LeftSize(std::size_t size) { return std::bit_floor(size - 1); }

Hash RootOf(const Hash* first, std::size_t size) {
  if (size == 1) return *first;
  const std::size_t left = LeftSize(size);
  return NodeHash(RootOf(first, left), RootOf(first + left, size - left));
}

void AddPath(const Hash* first, std::size_t size, std::size_t index, std::vector<Hash>& path) {
  if (size == 1) return;
  const std::size_t left = LeftSize(size);
  if (index < left) {
    AddPath(first, left, index, path);
    path.push_back(RootOf(first + left, size - left));
  } else {
    AddPath(first + left, size - left, index - left, path);
    path.push_back(RootOf(first, left));
  }
}

}  // namespace

Hash LeafHash(std::string_view leaf) {
  std::string bytes(1, '\0');
  bytes.append(leaf);
  return base::Sha256(bytes);
}

void Tree::Append(Hash leaf_hash) {
  // Each trailing one bit of the size is a complete subtree as large as the one that now ends.
  for (std::uint64_t bits = size_; (bits & 1U) != 0; bits >>= 1U) {
    leaf_hash = NodeHash(complete_.back(), leaf_hash);
    complete_.pop_back();
  }
  complete_.push_back(std::move(leaf_hash));
  ++size_;
}

Hash Tree::Root() const {
  if (complete_.empty()) return base::Sha256("");
  Hash root = complete_.back();
  for (std::size_t i = complete_.size() - 1; i-- > 0;) root = NodeHash(complete_[i], root);
  return root;
}

std::vector<Hash> InclusionProof(const std::vector<Hash>& leaf_hashes, std::uint64_t index) {
  std::vector<Hash> path;
  AddPath(leaf_hashes.data(), leaf_hashes.size(), static_cast<std::size_t>(index), path);
  return path;
}

bool VerifyInclusion(const Hash& leaf_hash, std::uint64_t index, std::uint64_t size,
                     const std::vector<Hash>& path, const Hash& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash hash = leaf_hash;
  for (const Hash& sibling : path) {
    if (last == 0 || sibling.size() != kHashSize) return false;
    if ((node & 1U) != 0 || node == last) {
      hash = NodeHash(sibling, hash);
      // A node without a right sibling is handed up as it is.
      while ((node & 1U) == 0 && node != 0) {
        node >>= 1U;
        last >>= 1U;
      }
    } else {
      hash = NodeHash(hash, sibling);
    }
    node >>= 1U;
    last >>= 1U;
  }
  return last == 0 && hash == root;
}

}  // namespace ledger
