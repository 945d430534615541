#include <fmt/format.h>

#include <cstdlib>
#include <system_error>

#include "base/escape.h"
#include "config/settings.h"

namespace config {
namespace {

std::string Environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

std::filesystem::path UserFile() {
  const std::string base = Environment("XDG_CONFIG_HOME");
  if (!base.empty()) return std::filesystem::path(base) / "inkan/inkan.toml";
  const std::string home = Environment("HOME");
  return home.empty() ? std::filesystem::path()
                      : std::filesystem::path(home) / ".config/inkan/inkan.toml";
}

}  // namespace

base::Result<std::optional<std::filesystem::path>> FindConfig(const std::string& given) {
  std::error_code ignored;
  for (const std::string& named : {given, Environment("INKAN_CONFIG")}) {
    if (named.empty()) continue;
    if (!std::filesystem::exists(named, ignored)) {
      return base::UsageError(
          fmt::format("{}: no such configuration file", base::EscapeForTerminal(named)),
          "config/example.toml is one to start from");
    }
    return std::filesystem::path(named);
  }
  for (const std::filesystem::path& usual : {std::filesystem::path("inkan.toml"), UserFile(),
                                             std::filesystem::path("/etc/inkan/inkan.toml")}) {
    if (!usual.empty() && std::filesystem::exists(usual, ignored)) return usual;
  }
  return std::nullopt;
}

const SourceSettings* Settings::Find(const std::string& name) const {
  for (const SourceSettings& source : sources) {
    if (source.name == name) return &source;
  }
  return nullptr;
}

}  // namespace config
