#include "cli/log.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <memory>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "base/time.h"

namespace cli {
namespace {

// One JSON object a line.
class JsonFormatter : public spdlog::formatter {
 public:
  void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& line) override {
    const auto level = spdlog::level::to_string_view(message.level);
    const nlohmann::ordered_json object = {
        {"time", base::FormatTime(std::chrono::floor<std::chrono::seconds>(message.time))},
        {"level", std::string(level.data(), level.size())},
        {"message", base::ValidUtf8({message.payload.data(), message.payload.size()})}};
    const std::string text = object.dump() + "\n";
    line.append(text.data(), text.data() + text.size());
  }
  std::unique_ptr<spdlog::formatter> clone() const override {
    return std::make_unique<JsonFormatter>();
  }
};

}  // namespace

void SetUpLog(const GlobalOptions& options) {
  auto logger = spdlog::stderr_logger_st("inkan");
  if (options.log_format == "json") {
    logger->set_formatter(std::make_unique<JsonFormatter>());
  } else {
    logger->set_pattern("inkan: %v");
  }
  logger->set_level(options.quiet     ? spdlog::level::err
                    : options.verbose ? spdlog::level::debug
                                      : spdlog::level::info);
  spdlog::set_default_logger(std::move(logger));
}

void Inform(std::string_view message) { spdlog::info("{}", message); }

void Warn(std::string_view message) { spdlog::warn("{}", message); }

void Detail(std::string_view message) { spdlog::debug("{}", message); }

bool ShowsDetails() { return spdlog::should_log(spdlog::level::debug); }

void PrintError(const base::Error& error) {
  const std::string message = base::EscapeForTerminal(error.message);
  if (error.hint.empty()) {
    spdlog::error("{}", message);
  } else {
    spdlog::error("{}; {}", message, base::EscapeForTerminal(error.hint));
  }
}

}  // namespace cli
