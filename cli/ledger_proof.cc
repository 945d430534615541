#include "cli/ledger_proof.h"

#include <utility>

#include "store/ledger.h"

namespace cli {
namespace {

base::Result<ledger::VerifierKey> SignerOf(store::Ledger& ledger, const std::string& note) {
  for (const ledger::VerifierKey& key : ledger.Keys()) {
    if (ledger::OpenCheckpoint(note, key)) return key;
  }
  return base::Failed("the newest checkpoint is signed by none of the archive's keys",
                      "'inkan ledger verify' says what is wrong");
}

}  // namespace

base::Result<std::optional<DocumentProof>> ProofOf(store::Database& archive,
                                                   std::int64_t revision_id) {
  const auto judgement =
      archive.FindInt("SELECT judgement_id FROM revision WHERE id = ?", revision_id);
  store::Ledger ledger(archive);
  const auto position = ledger.PositionOf("judgement", judgement.value_or(0));
  const auto checkpoints = ledger.Checkpoints();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  if (!position || checkpoints.empty() || checkpoints.front().size <= *position) {
    return std::optional<DocumentProof>();
  }
  const store::KeptCheckpoint& newest = checkpoints.front();
  auto key = SignerOf(ledger, newest.note);
  if (!key) return base::Forward(key);
  DocumentProof proven = {
      {ledger.LeafAt(*position), *position,
       ledger::InclusionProof(ledger.LeafHashes(newest.size), *position), newest.note},
      std::move(*key)};
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return std::optional<DocumentProof>(std::move(proven));
}

}  // namespace cli
