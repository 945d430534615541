// How a command is made known: one row in the table of commands.cc, which --help, the completion,
// the check of the manual and the tests are made from.
#pragma once

#include <CLI/App.hpp>
#include <functional>

#include "cli/session.h"

namespace cli {

// Does the work once the command line is read; the result is the exit code.
using Action = std::function<base::Result<int>(Session&)>;

struct Command {
  const char* name;
  const char* summary;
  // Adds the command's options and positionals to `app` and gives the action that reads them.
  Action (*add)(CLI::App& app);
};

Action AddBundle(CLI::App& app);
Action AddBackup(CLI::App& app);
Action AddCompletion(CLI::App& app);
Action AddConfig(CLI::App& app);
Action AddCounts(CLI::App& app);
Action AddDiff(CLI::App& app);
Action AddDoctor(CLI::App& app);
Action AddExport(CLI::App& app);
Action AddFindings(CLI::App& app);
Action AddAudit(CLI::App& app);
Action AddFsck(CLI::App& app);
Action AddIngest(CLI::App& app);
Action AddInspect(CLI::App& app);
Action AddKeys(CLI::App& app);
Action AddLedger(CLI::App& app);
Action AddList(CLI::App& app);
Action AddMirror(CLI::App& app);
Action AddQuery(CLI::App& app);
Action AddRebuild(CLI::App& app);
Action AddReport(CLI::App& app);
Action AddRetry(CLI::App& app);
Action AddSearch(CLI::App& app);
Action AddShow(CLI::App& app);
Action AddStatus(CLI::App& app);
Action AddVerify(CLI::App& app);

// All commands, in the order of the help text.
const std::vector<Command>& Commands();

}  // namespace cli
