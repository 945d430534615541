// The completion of commands, options and their values for bash, made from the table of commands.
#pragma once

#include <string>

#include "cli/cli11.h"

namespace cli {

// `app` is the whole program with all its commands. What comes out of an archive (sources, numbers
// of documents) is asked for when it is completed, and never evaluated by the shell.
std::string BashCompletion(const CLI::App& app);

}  // namespace cli
