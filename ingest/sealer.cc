#include "ingest/sealer.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "base/file.h"
#include "base/place.h"
#include "store/durable.h"

namespace ingest {
namespace {

namespace fs = std::filesystem;

constexpr char kPublishHint[] =
    "checkpoint_dir must be writable; the next run writes what is missing";

bool Knows(const std::vector<ledger::VerifierKey>& keys, const ledger::VerifierKey& key) {
  return std::any_of(keys.begin(), keys.end(),
                     [&](const auto& one) { return one.Text() == key.Text(); });
}

base::Result<ledger::Signer> LoadOrMake(const fs::path& path, bool has_signed) {
  std::error_code ignored;
  if (fs::exists(path, ignored)) return ledger::Signer::Load(path);
  if (!has_signed) return ledger::Signer::Make(path);
  return base::Failed(base::EscapeForTerminal(path.string()) + ": the ledger's key is gone",
                      "restore it from a backup, or give its place as ledger_key; 'inkan ledger "
                      "new-key' goes on without it");
}

// The origin is the first line of the note, and not the name of today's key: a ledger outlives
// keys.
std::string FileName(const store::KeptCheckpoint& kept) {
  std::string origin = kept.note.substr(0, kept.note.find('\n'));
  std::replace(origin.begin(), origin.end(), '/', '-');
  return fmt::format("{}-{:012}.checkpoint", origin, kept.size);
}

}  // namespace

fs::path DefaultLedgerKey(const fs::path& archive) { return archive.string() + ".ledger-key"; }

base::Result<Sealer> Sealer::Open(store::Database& archive, const SealerOptions& options,
                                  base::Time now) {
  store::Ledger ledger(archive);
  const auto keys = ledger.Keys();
  auto signer = LoadOrMake(options.key, !keys.empty());
  if (!signer) return base::Forward(signer);
  if (!keys.empty() && !Knows(keys, signer->verifier_key())) {
    return base::Failed(fmt::format("{}: is not the key that signed this archive's checkpoints",
                                    base::EscapeForTerminal(options.key.string())),
                        "each archive has a key of its own; give its place as ledger_key");
  }
  if (keys.empty()) {
    archive.Begin();
    ledger.AddKey(signer->verifier_key(), now);
    if (auto committed = archive.Commit(); !committed) return base::Forward(committed);
  }
  return Sealer(archive, std::move(*signer), options.checkpoint_dir);
}

base::Status Sealer::Seal(base::Time now) {
  const ledger::Checkpoint checkpoint = ledger_.Extend(now);
  auto note = signer_.Sign(checkpoint);
  if (!note) return base::Forward(note);
  ledger_.KeepCheckpoint(checkpoint, *note);
  return {};
}

base::Status Sealer::Publish() {
  if (folder_.empty()) return {};
  // What others are told of must not be undone by a power cut: the ledger would seem to be
  // rewritten.
  if (auto synced = store::MakeDurable(*archive_); !synced) return synced;
  std::error_code error;
  if (fs::create_directories(folder_, error); error) {
    return base::Failed(fmt::format("{}: cannot be made: {}",
                                    base::EscapeForTerminal(folder_.string()), error.message()),
                        kPublishHint);
  }
  std::vector<store::KeptCheckpoint> missing;
  for (store::KeptCheckpoint& kept : ledger_.Checkpoints()) {
    if (fs::exists(folder_ / FileName(kept), error)) break;  // and with it all before
    missing.push_back(std::move(kept));
  }
  // Oldest first, so that this stays true when killed in between.
  for (auto kept = missing.rbegin(); kept != missing.rend(); ++kept) {
    const fs::path file = folder_ / FileName(*kept);
    base::RemoveLeftovers(file);
    if (auto written = base::WriteFile(file, kept->note); !written) {
      return base::Failed(written.error().message, kPublishHint);
    }
  }
  return {};
}

}  // namespace ingest
