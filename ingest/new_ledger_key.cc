#include "ingest/new_ledger_key.h"

#include "base/escape.h"

namespace ingest {

base::Status MakeNewLedgerKey(store::Database& archive, const SealerOptions& options,
                              base::Time now) {
  store::Ledger ledger(archive);
  const bool has_signed = !ledger.Keys().empty();
  if (auto checked = archive.Check(); !checked) return checked;
  if (!has_signed) {
    return base::UsageError("the archive has no ledger yet",
                            "its first run makes the ledger and its key");
  }
  std::error_code ignored;
  if (std::filesystem::exists(options.key, ignored)) {
    return base::UsageError(
        base::EscapeForTerminal(options.key.string()) + ": is there, no new key is needed",
        "move it away first if it is not the ledger's or others may have read it");
  }
  const auto signer = ledger::Signer::Make(options.key);
  if (!signer) return base::Forward(signer);
  archive.Begin();
  ledger.AddKey(signer->verifier_key(), now);
  auto added = archive.Commit();
  if (!added) std::filesystem::remove(options.key, ignored);
  return added;
}

}  // namespace ingest
