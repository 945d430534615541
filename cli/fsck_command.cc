#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "base/escape.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/progress.h"
#include "cli/rebuild_run.h"
#include "ingest/fsck.h"

namespace cli {
namespace {

using FsckRows = std::vector<ingest::FsckRow>;

bool Finds(const FsckRows& rows, const std::string& check) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return !row.ok && row.check == check; });
}

bool IsSound(const FsckRows& rows) {
  return std::all_of(rows.begin(), rows.end(), [](const auto& row) { return row.ok; });
}

void Print(Session& session, const FsckRows& rows) {
  const auto writer = session.WholeRows();
  writer->Columns({"check", "result", "detail"});
  for (const ingest::FsckRow& row : rows) {
    writer->Row({row.check, std::string(row.ok ? "ok" : "wrong"), row.detail});
  }
  writer->Finish();
}

base::Result<FsckRows> LookForDamage(Session& session, store::Database& archive) {
  CountingLine line(session, "looking at texts", "revisions");
  return ingest::Fsck(archive, line.progress());
}

// Nothing is written to a file that SQLite finds damaged, and nothing is derived from a text that
// is not the accepted one.
bool CanRepair(const FsckRows& rows) {
  return Finds(rows, ingest::kCheckDerived) && !Finds(rows, ingest::kCheckFile) &&
         !Finds(rows, ingest::kCheckTexts);
}

base::Result<FsckRows> Repair(Session& session) {
  auto writable = OpenWritable(session, ingest::StaleFacts::kLeave);
  if (!writable) return base::Forward(writable);
  CountingLine line(session, "parsing again", "revisions");
  auto rebuilt = RebuildInRun(session, **writable, "fsck", line.progress());
  if (!rebuilt) return base::Forward(rebuilt);
  line.Clear();
  Inform("what is derived was made again");
  return LookForDamage(session, (*writable)->archive);
}

base::Result<int> RunFsck(Session& session, bool repair) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto rows = LookForDamage(session, *archive);
  if (!rows) return base::Forward(rows);
  if (repair && CanRepair(*rows)) {
    FsckRows before = std::move(*rows);
    rows = Repair(session);
    if (!rows) return base::Forward(rows);
    for (const ingest::FsckRow& row : before) {
      if (!row.ok && row.check == ingest::kCheckDerived) {
        Warn(fmt::format("was wrong: {}", base::EscapeForTerminal(row.detail)));
      }
    }
  }
  Print(session, *rows);
  return IsSound(*rows) ? kDone : kFindings;
}

}  // namespace

Action AddFsck(Arguments arguments) {
  auto repair = std::make_shared<bool>(false);
  arguments.Flag("--repair", *repair, "make again what is derived, where that is wrong");
  return [repair](Session& session) { return RunFsck(session, *repair); };
}

}  // namespace cli
