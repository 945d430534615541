#include <memory>

#include "cli/command.h"
#include "store/backup.h"

namespace cli {
namespace {

base::Result<int> RunBackup(Session& session, const std::string& file) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto backup = store::BackUp(*archive, file);
  if (!backup) return base::Forward(backup);
  if (session.options().quiet && session.options().format.empty()) return kDone;
  const auto writer = session.WholeRows();
  writer->Columns({"file", "bytes"});
  writer->Row({file, backup->bytes});
  writer->Finish();
  return kDone;
}

}  // namespace

Action AddBackup(Arguments arguments) {
  auto file = std::make_shared<std::string>();
  arguments.Add("FILE", *file, "the copy to make; a file that is there is not overwritten")
      .Required();
  return [file](Session& session) { return RunBackup(session, *file); };
}

}  // namespace cli
