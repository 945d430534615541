// What is said to the person at the terminal, or to cron: on standard error, through spdlog.
#pragma once

#include "base/result.h"
#include "cli/session.h"

namespace cli {

void SetUpLog(const GlobalOptions& options);

// The one place where an error is printed: one line, with its hint. Escaped for the terminal.
void PrintError(const base::Error& error);

}  // namespace cli
