// A rebuild as a run of its own.
#pragma once

#include <string>

#include "cli/writable.h"
#include "ingest/rebuild.h"

namespace cli {

// The run's row, of that command, is ended and sealed whether the rebuilding could be done or not.
base::Result<ingest::Rebuilt> RebuildInRun(Session& session, Writable& writable,
                                           const std::string& command,
                                           const ingest::RebuildProgress& progress);

}  // namespace cli
