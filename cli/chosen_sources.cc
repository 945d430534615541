#include "cli/chosen_sources.h"

#include "base/escape.h"

namespace cli {

base::Result<std::vector<config::SourceSettings>> ChosenSources(
    const config::Settings& settings, const std::vector<std::string>& names) {
  if (names.empty()) return settings.sources;
  std::vector<config::SourceSettings> chosen;
  for (const std::string& name : names) {
    const config::SourceSettings* source = settings.Find(name);
    if (source == nullptr) {
      return base::UsageError(
          "'" + base::EscapeForTerminal(name) + "' is no source of " + settings.file.string(),
          "'inkan config check' lists them");
    }
    chosen.push_back(*source);
  }
  return chosen;
}

}  // namespace cli
