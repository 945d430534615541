// A file of the ledger: verifier key, checkpoint or proof; or the leaves of a tree.
#include <string>
#include <vector>

#include "ledger/checkpoint.h"
#include "ledger/merkle.h"
#include "ledger/proof.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/ledger_notes.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

void CheckKey(std::string_view text) {
  const auto key = ledger::ParseVerifierKey(text);
  if (!key) return;
  const auto again = ledger::ParseVerifierKey(key->Text());
  Require(again && again->Text() == key->Text(), "a verifier key is read as it is written");
  ledger::OpenCheckpoint(text, *key);
}

void CheckCheckpoint(std::string_view note) {
  const LedgerNotes& notes = LedgerNotes::Instance();
  const auto checkpoint = ledger::OpenCheckpoint(note, notes.key);
  if (!checkpoint) return;
  Require(note.starts_with(checkpoint->Text()), "what is read of a checkpoint is its text");
  Require(notes.checkpoint.Text() == checkpoint->Text(), "only what was signed opens");
}

void CheckProof(std::string_view text) {
  const auto proof = ledger::ReadProof(text);
  if (!proof) return;
  const auto again = ledger::ReadProof(proof->Text());
  Require(again && again->Text() == proof->Text(), "a proof is read as it is written");
  const LedgerNotes& notes = LedgerNotes::Instance();
  if (!ledger::CheckProof(*proof, notes.key)) return;
  Require(proof->index < notes.leaves.size() && notes.leaves[proof->index] == proof->leaf,
          "only a leaf that is there is proven, at its place");
}

void CheckTree(std::string_view bytes) {
  Input input(bytes);
  const std::uint64_t index = input.Byte();
  std::vector<ledger::Hash> leaves;
  ledger::Tree tree;
  while (!input.rest().empty() && leaves.size() < 300) {
    leaves.push_back(ledger::LeafHash(input.Piece()));
    tree.Append(leaves.back());
  }
  if (index >= leaves.size()) return;
  auto path = ledger::InclusionProof(leaves, index);
  const auto verify = [&](std::uint64_t at) {
    return ledger::VerifyInclusion(leaves[index], at, leaves.size(), path, tree.Root());
  };
  Require(verify(index), "a leaf is in its tree");
  for (std::uint64_t other = 0; other < leaves.size(); ++other) {
    Require(leaves[other] == leaves[index] || other == index || !verify(other),
            "and at no other place");
  }
  if (path.empty()) return;
  path.pop_back();
  Require(!verify(index), "a shorter path proves nothing");
}

}  // namespace

void Ledger(std::string_view bytes) {
  CheckKey(bytes);
  CheckCheckpoint(bytes);
  CheckProof(bytes);
  CheckTree(bytes);
}

}  // namespace fuzz
