#include "ledger/merkle.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "base/hash.h"

namespace {

std::vector<ledger::Hash> Leaves(std::size_t count) {
  std::vector<ledger::Hash> hashes;
  for (std::size_t i = 0; i < count; ++i)
    hashes.push_back(ledger::LeafHash(fmt::format("leaf {}", i)));
  return hashes;
}

ledger::Hash RootOf(const std::vector<ledger::Hash>& hashes) {
  ledger::Tree tree;
  for (const auto& hash : hashes) tree.Append(hash);
  return tree.Root();
}

}  // namespace

// The values are those that the implementations of certificate transparency test themselves with.
TEST_CASE("roots are those of RFC 6962") {
  CHECK(base::HexLower(ledger::Tree().Root()) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  ledger::Tree tree;
  tree.Append(ledger::LeafHash(""));
  CHECK(base::HexLower(tree.Root()) ==
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
  tree.Append(ledger::LeafHash(std::string(1, '\0')));
  CHECK(base::HexLower(tree.Root()) ==
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
  tree.Append(ledger::LeafHash("\x10"));
  CHECK(base::HexLower(tree.Root()) ==
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77");
}

TEST_CASE("every leaf of every small tree is proven and no other is") {
  for (std::size_t size = 1; size <= 33; ++size) {
    const auto hashes = Leaves(size);
    const auto root = RootOf(hashes);
    for (std::size_t i = 0; i < size; ++i) {
      const auto path = ledger::InclusionProof(hashes, i);
      CHECK(ledger::VerifyInclusion(hashes[i], i, size, path, root));
      CHECK_FALSE(ledger::VerifyInclusion(ledger::LeafHash("other"), i, size, path, root));
      CHECK_FALSE(ledger::VerifyInclusion(hashes[i], i + 1, size, path, root));
      CHECK_FALSE(ledger::VerifyInclusion(hashes[i], i, size, path, ledger::LeafHash("root")));
    }
  }
}

TEST_CASE("a path that is cut or longer or bent proves nothing") {
  const auto hashes = Leaves(11);
  const auto root = RootOf(hashes);
  const auto path = ledger::InclusionProof(hashes, 4);
  auto cut = path;
  cut.pop_back();
  CHECK_FALSE(ledger::VerifyInclusion(hashes[4], 4, 11, cut, root));
  auto longer = path;
  longer.push_back(hashes[0]);
  CHECK_FALSE(ledger::VerifyInclusion(hashes[4], 4, 11, longer, root));
  auto bent = path;
  bent[1][7] = static_cast<char>(bent[1][7] ^ 1);
  CHECK_FALSE(ledger::VerifyInclusion(hashes[4], 4, 11, bent, root));
  CHECK_FALSE(ledger::VerifyInclusion(hashes[4], 4, 0, path, root));
}
