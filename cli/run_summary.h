// The end of a run: one summary, one exit code.
#pragma once

#include <vector>

#include "cli/session.h"
#include "ingest/run_report.h"

namespace cli {

// Prints the summary where there is something to say: on a terminal, where a format was asked for,
// or when anything happened. Gives the exit code of the whole run.
int Summarise(Session& session, const std::vector<ingest::RunReport>& reports);

}  // namespace cli
