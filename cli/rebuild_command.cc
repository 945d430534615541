#include <chrono>
#include <cmath>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/rebuild_run.h"

namespace cli {
namespace {

void PrintSummary(Session& session, const ingest::Rebuilt& rebuilt, double seconds) {
  if (session.options().quiet && session.options().format.empty()) return;
  const auto writer = session.WholeRows();
  writer->Columns({"documents", "revisions", "rows", "seconds"});
  writer->Row(
      {rebuilt.documents, rebuilt.revisions, rebuilt.rows, std::round(seconds * 100) / 100});
  writer->Finish();
}

base::Result<int> RunRebuild(Session& session) {
  // A missing archive is the error that readers tell, and not a new one.
  if (!session.HasArchive()) {
    if (auto missing = session.ReadArchive(); !missing) return base::Forward(missing);
  }
  const auto start = std::chrono::steady_clock::now();
  auto writable = OpenWritable(session, ingest::StaleFacts::kLeave);
  if (!writable) return base::Forward(writable);
  CountingLine line(session, "parsing again", "revisions");
  auto rebuilt = RebuildInRun(session, **writable, "rebuild", line.progress());
  if (!rebuilt) return base::Forward(rebuilt);
  line.Clear();
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  PrintSummary(session, *rebuilt, taken.count());
  return kDone;
}

}  // namespace

Action AddRebuild(Arguments /*arguments*/) {
  return [](Session& session) { return RunRebuild(session); };
}

}  // namespace cli
