// How a command is made known: one row in the table of commands.cc, which --help, the completion,
// the check of the manual and the tests are made from.
#pragma once

#include <functional>
#include <vector>

#include "cli/arguments.h"
#include "cli/session.h"

namespace cli {

// Does the work once the command line is read; the result is the exit code.
using Action = std::function<base::Result<int>(Session&)>;

struct Command {
  const char* name;
  const char* summary;
  // Adds the command's options and positionals and gives the action that reads them.
  Action (*add)(Arguments arguments);
};

Action AddBundle(Arguments arguments);
Action AddBackup(Arguments arguments);
Action AddCompletion(Arguments arguments);
Action AddConfig(Arguments arguments);
Action AddCounts(Arguments arguments);
Action AddDiff(Arguments arguments);
Action AddDoctor(Arguments arguments);
Action AddExport(Arguments arguments);
Action AddFindings(Arguments arguments);
Action AddAudit(Arguments arguments);
Action AddFsck(Arguments arguments);
Action AddIngest(Arguments arguments);
Action AddInspect(Arguments arguments);
Action AddKeys(Arguments arguments);
Action AddLedger(Arguments arguments);
Action AddList(Arguments arguments);
Action AddMirror(Arguments arguments);
Action AddQuery(Arguments arguments);
Action AddRebuild(Arguments arguments);
Action AddReport(Arguments arguments);
Action AddRetry(Arguments arguments);
Action AddSearch(Arguments arguments);
Action AddShow(Arguments arguments);
Action AddStatus(Arguments arguments);
Action AddVerify(Arguments arguments);

// All commands, in the order of the help text.
const std::vector<Command>& Commands();

}  // namespace cli
