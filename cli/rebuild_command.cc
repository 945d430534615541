#include <chrono>
#include <cmath>

#include "cli/command.h"
#include "cli/progress.h"
#include "ingest/rebuild.h"
#include "ingest/run_lock.h"
#include "store/runs.h"

namespace cli {
namespace {

void PrintSummary(Session& session, const ingest::Rebuilt& rebuilt, double seconds) {
  if (session.options().quiet && session.options().format.empty()) return;
  const auto writer = report::MakeRowWriter(session.format(), session.out());
  writer->Columns({"documents", "revisions", "rows", "seconds"});
  writer->Row(
      {rebuilt.documents, rebuilt.revisions, rebuilt.rows, std::round(seconds * 100) / 100});
  writer->Finish();
}

// The run's row is ended whether the rebuilding could be done or not.
base::Result<ingest::Rebuilt> RebuildInRun(Session& session, store::Database& archive,
                                           const ingest::RebuildProgress& progress) {
  store::Runs runs(archive);
  archive.Begin();
  const std::int64_t id = runs.Start("rebuild", std::nullopt, session.clock().Now());
  if (auto started = archive.Commit(); !started) return base::Forward(started);
  auto rebuilt = ingest::Rebuild(archive, progress);
  archive.Begin();
  runs.End(id, {}, rebuilt ? kDone : kFailed, session.clock().Now());
  if (auto ended = archive.Commit(); !ended && rebuilt) return base::Forward(ended);
  return rebuilt;
}

base::Result<int> Run(Session& session) {
  auto settings = session.Settings();
  if (!settings) return base::Forward(settings);
  auto path = session.ArchivePath();
  if (!path) return base::Forward(path);
  // A missing archive is the error that readers tell, and not a new one.
  if (!session.HasArchive()) {
    if (auto missing = session.ReadArchive(); !missing) return base::Forward(missing);
  }
  auto lock = ingest::RunLock::Take(*path);
  if (!lock) return base::Forward(lock);
  const auto start = std::chrono::steady_clock::now();
  RebuildLine line(session);
  auto archive = ingest::OpenAndMigrate(*path, line.progress());
  if (!archive) return base::Forward(archive);
  if (auto taken = ingest::TakeProfiles(*archive, (*settings)->sources); !taken) {
    return base::Forward(taken);
  }
  auto rebuilt = RebuildInRun(session, *archive, line.progress());
  if (!rebuilt) return base::Forward(rebuilt);
  line.Clear();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  PrintSummary(session, *rebuilt, taken.count());
  return kDone;
}

}  // namespace

Action AddRebuild(CLI::App& /*app*/) {
  return [](Session& session) { return Run(session); };
}

}  // namespace cli
