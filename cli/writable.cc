#include "cli/writable.h"

#include <fmt/format.h>

#include <utility>

#include "base/escape.h"
#include "cli/progress.h"
#include "store/runs.h"

namespace cli {
namespace {

// By a clock that went back, documents would be signed in the future and first seen before others:
// what is written once cannot be put right.
base::Status CheckClock(Session& session, store::Database& archive) {
  const base::Time now = session.clock().Now();
  const auto last = store::Runs(archive).LastStarted();
  if (auto checked = archive.Check(); !checked) return checked;
  if (session.options().clock_is_right || !last || now + kClockTolerance >= *last) return {};
  return base::Failed(fmt::format("{}: its last run began at {}, and this machine's clock says {}",
                                  base::EscapeForTerminal(archive.path()), base::FormatTime(*last),
                                  base::FormatTime(now)),
                      "set the clock; if it is right and was wrong then, --clock-is-right goes on");
}

}  // namespace

base::Result<Locked> OpenLocked(Session& session, ingest::StaleFacts stale_facts) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  auto path = session.ArchivePath();
  if (!path) return base::Forward(path);
  auto lock = ingest::RunLock::Take(*path);
  if (!lock) return base::Forward(lock);
  CountingLine line(session, "parsing again", "revisions");
  auto archive = ingest::OpenForWriting(*path, (*settings)->sources, line.progress(), stale_facts);
  if (!archive) return base::Forward(archive);
  if (auto checked = CheckClock(session, *archive); !checked) return base::Forward(checked);
  return Locked{std::move(*lock), std::move(*archive)};
}

base::Result<ingest::SealerOptions> SealerOptionsOf(Session& session) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  auto path = session.ArchivePath();
  if (!path) return base::Forward(path);
  ingest::SealerOptions options{(*settings)->ledger_key, (*settings)->checkpoint_dir};
  if (options.key.empty()) options.key = ingest::DefaultLedgerKey(*path);
  return options;
}

base::Result<std::unique_ptr<Writable>> OpenWritable(Session& session,
                                                     ingest::StaleFacts stale_facts) {
  auto locked = OpenLocked(session, stale_facts);
  if (!locked) return base::Forward(locked);
  const auto options = SealerOptionsOf(session);
  if (!options) return base::Forward(options);
  std::unique_ptr<Writable> writable(
      new Writable{std::move(locked->lock), std::move(locked->archive), std::nullopt});
  auto sealer = ingest::Sealer::Open(writable->archive, *options, session.clock().Now());
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
