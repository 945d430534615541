#include "tests/fuzz/ledger_notes.h"

#include "base/base64.h"
#include "base/file.h"
#include "ledger/merkle.h"
#include "ledger/signer.h"
#include "tests/fuzz/require.h"
#include "tests/support/temp_folder.h"

namespace fuzz {
namespace {

// Ed25519 in PKCS #8 (RFC 8410, 7): a fixed head and 32 bytes.
std::string KeyFile() {
  const std::string head("\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20", 16);
  return "-----BEGIN PRIVATE KEY-----\n" +
         base::EncodeBase64(head + "no secret, for fuzz targets only") +
         "\n-----END PRIVATE KEY-----\n";
}

LedgerNotes Make() {
  LedgerNotes notes;
  std::vector<ledger::Hash> hashes;
  ledger::Tree tree;
  for (int i = 0; i < 7; ++i) {
    notes.leaves.push_back("{\"leaf\":" + std::to_string(i) + "}");
    hashes.push_back(ledger::LeafHash(notes.leaves.back()));
    tree.Append(hashes.back());
  }
  const support::TempFolder folder;
  Require(base::WriteFile(folder.path() / "key", KeyFile(), 0600).has_value(), "a key is written");
  const auto signer = ledger::Signer::Load(folder.path() / "key");
  Require(signer.has_value(), "a key is loaded");
  notes.key = signer->verifier_key();
  notes.checkpoint = {notes.key.name, tree.size(), tree.Root(), "2026-01-01T00:00:00Z"};
  const std::string note = *signer->Sign(notes.checkpoint);
  for (std::size_t i = 0; i < hashes.size(); ++i) {
    notes.proofs.push_back({notes.leaves[i], i, ledger::InclusionProof(hashes, i), note});
  }
  return notes;
}

}  // namespace

const LedgerNotes& LedgerNotes::Instance() {
  static const LedgerNotes kNotes = Make();
  return kNotes;
}

}  // namespace fuzz
