#include "cli/writable.h"

#include <utility>

#include "cli/progress.h"
#include "ingest/rebuild.h"

namespace cli {

base::Result<std::unique_ptr<Writable>> OpenWritable(Session& session) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  auto path = session.ArchivePath();
  if (!path) return base::Forward(path);
  auto lock = ingest::RunLock::Take(*path);
  if (!lock) return base::Forward(lock);
  auto archive =
      ingest::OpenForWriting(*path, (*settings)->sources, RebuildLine(session).progress());
  if (!archive) return base::Forward(archive);
  std::unique_ptr<Writable> writable(
      new Writable{std::move(*lock), std::move(*archive), std::nullopt});
  ingest::SealerOptions options{(*settings)->ledger_key, (*settings)->checkpoint_dir};
  if (options.key.empty()) options.key = ingest::DefaultLedgerKey(*path);
  auto sealer = ingest::Sealer::Open(writable->archive, options, session.clock().Now());
  if (!sealer) return base::Forward(sealer);
  writable->sealer.emplace(std::move(*sealer));
  return writable;
}

base::Status CommitSealed(Session& session, Writable& writable) {
  auto sealed = writable.sealer->Seal(session.clock().Now());
  if (auto committed = writable.archive.Commit(); !committed) return committed;
  return sealed ? writable.sealer->Publish() : sealed;
}

}  // namespace cli
