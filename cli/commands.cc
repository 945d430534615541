#include "cli/command.h"

namespace cli {

const std::vector<Command>& Commands() {
  static const std::vector<Command> commands = {
      {"mirror", "fetch what changed, verify it, store it, parse it: the nightly job", AddMirror},
      {"ingest", "the same from local files and folders", AddIngest},
      {"retry", "ask for single documents again, and judge them again", AddRetry},
      {"verify", "verify files without storing anything", AddVerify},
      {"inspect", "say everything that can be said of one file", AddInspect},
      {"list", "the documents of the archive", AddList},
      {"show", "one document: its facts, its text, its bytes", AddShow},
      {"search", "full text search in what the documents say", AddSearch},
      {"diff", "what changed between two revisions of a document", AddDiff},
      {"counts", "historical incident counts", AddCounts},
      {"report", "a static web site of the archive", AddReport},
      {"status", "how fresh each source is, and what is wrong with it", AddStatus},
      {"findings", "what a person should look at, and what was looked at", AddFindings},
      {"query", "read-only SQL on the archive", AddQuery},
      {"keys", "the trusted keys of each source", AddKeys},
      {"ledger", "prove that nothing was changed since an older checkpoint", AddLedger},
      {"bundle", "what an auditor needs to check one document without inkan", AddBundle},
      {"audit", "judge all that is stored again, with today's keys and policy", AddAudit},
      {"fsck", "look for damage in the archive, and mend what is derived", AddFsck},
      {"rebuild", "make all that is derived from the accepted texts again", AddRebuild},
      {"backup", "a checked copy of the archive, while others may write", AddBackup},
      {"export", "the archive in forms that other programs read", AddExport},
      {"config", "what the configuration means, and what is wrong with it", AddConfig},
      {"doctor", "what this machine lacks, and what is wrong with it", AddDoctor},
      {"completion", "the completion of commands and options for a shell", AddCompletion},
  };
  return commands;
}

}  // namespace cli
