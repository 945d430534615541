#include "ledger/proof.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include "ledger/signer.h"
#include "tests/support/temp_folder.h"

namespace {

struct MadeProof {
  MadeProof() {
    ledger::Tree tree;
    std::vector<ledger::Hash> hashes;
    for (int i = 0; i < 11; ++i) {
      hashes.push_back(ledger::LeafHash(fmt::format("leaf {}", i)));
      tree.Append(hashes.back());
    }
    proof = {"leaf 6", 6, ledger::InclusionProof(hashes, 6),
             *signer.Sign({"", tree.size(), tree.Root(), "2026-11-22T03:17:42Z"})};
  }

  support::TempFolder folder;
  ledger::Signer signer = *ledger::Signer::Make(folder.path() / "key");
  ledger::Proof proof;
};

}  // namespace

TEST_CASE("a proof is checked as it is written") {
  const MadeProof made;
  const auto read = ledger::ReadProof(made.proof.Text());
  REQUIRE(read);
  CHECK(read->leaf == "leaf 6");
  const auto checked = ledger::CheckProof(*read, made.signer.verifier_key());
  REQUIRE(checked);
  CHECK(checked->size == 11);
  CHECK(checked->time == "2026-11-22T03:17:42Z");
}

TEST_CASE("no byte of a proof can be changed") {
  const MadeProof made;
  const std::string text = made.proof.Text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    const auto read = ledger::ReadProof(changed);
    INFO(at);
    CHECK_FALSE((read && ledger::CheckProof(*read, made.signer.verifier_key())));
  }
}

TEST_CASE("what is no proof is told so") {
  CHECK_FALSE(ledger::ReadProof(""));
  CHECK_FALSE(ledger::ReadProof("\n\n"));
  CHECK_FALSE(ledger::ReadProof("c2sp.org/tlog-proof@v1\nextra x\nindex 1\n\nnote"));
  const MadeProof made;
  ledger::Proof longer = made.proof;
  longer.path.resize(70, longer.path.front());
  CHECK_FALSE(ledger::ReadProof(longer.Text()));
}
