#include "cli/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include "base/escape.h"

namespace cli {

void SetUpLog(const GlobalOptions& options) {
  auto logger = spdlog::stderr_logger_st("inkan");
  logger->set_pattern("inkan: %v");
  logger->set_level(options.quiet     ? spdlog::level::err
                    : options.verbose ? spdlog::level::debug
                                      : spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void PrintError(const base::Error& error) {
  const std::string message = base::EscapeForTerminal(error.message);
  if (error.hint.empty()) {
    spdlog::error("{}", message);
  } else {
    spdlog::error("{}; {}", message, base::EscapeForTerminal(error.hint));
  }
}

}  // namespace cli
