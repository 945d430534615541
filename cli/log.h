// What is said to the person at the terminal, or to cron: on standard error, through spdlog, whose
// headers log.cc alone reads.
//
// One thread. What comes from a document, a file name or a server is escaped by who says it.
#pragma once

#include <string_view>

#include "base/result.h"
#include "cli/session.h"

namespace cli {

void SetUpLog(const GlobalOptions& options);

void Inform(std::string_view message);  // not with --quiet
void Warn(std::string_view message);    // not with --quiet
void Detail(std::string_view message);  // with --verbose alone
bool ShowsDetails();

// The one place where an error is printed: one line, with its hint. Escaped for the terminal.
void PrintError(const base::Error& error);

}  // namespace cli
