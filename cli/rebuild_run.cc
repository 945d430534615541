#include "cli/rebuild_run.h"

#include "store/runs.h"

namespace cli {

base::Result<ingest::Rebuilt> RebuildInRun(Session& session, Writable& writable,
                                           const std::string& command,
                                           const ingest::RebuildProgress& progress) {
  store::Database& archive = writable.archive;
  store::Runs runs(archive);
  archive.Begin();
  const std::int64_t id = runs.Start(command, std::nullopt, session.clock().Now());
  if (auto started = archive.Commit(); !started) return base::Forward(started);
  auto rebuilt = ingest::Rebuild(archive, progress);
  archive.Begin();
  runs.End(id, {}, rebuilt ? kDone : kFailed, session.clock().Now());
  auto ended = CommitSealed(session, writable);
  if (!ended && rebuilt) return base::Forward(ended);
  return rebuilt;
}

}  // namespace cli
