#include "cli/usage_hint.h"

#include <fmt/format.h>
#include <CLI/App.hpp>

#include "base/escape.h"
#include "base/text.h"
#include "cli/suggestion.h"

namespace cli {
namespace {

base::Error Unknown(const std::string& word, const char* what,
                    const std::vector<std::string>& known) {
  const auto near = Nearest(word, known);
  return {base::ErrorKind::kUsage, fmt::format("{}: is no {}", base::EscapeForTerminal(word), what),
          near.empty() ? kHelpHint : fmt::format("did you mean {}?", base::Join(near, " or "))};
}

// The option of the command or of all commands.
const CLI::Option* FindOption(const CLI::App& app, const CLI::App& command,
                              const std::string& name) {
  const CLI::Option* own = command.get_option_no_throw(name);
  return own != nullptr ? own : app.get_option_no_throw(name);
}

const CLI::App* FindCommand(const CLI::App& app, const std::string& name) {
  const auto found = app.get_subcommands(
      [&](const CLI::App* command) { return !name.empty() && command->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

bool HasPositionals(const CLI::App& app) {
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> CommandNames(const CLI::App& app) {
  std::vector<std::string> names;
  // Groups of options are commands without a name to CLI11.
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!command->get_name().empty()) names.push_back(command->get_name());
  }
  return names;
}

std::vector<std::string> OptionNames(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::Option* option : app.get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    for (const std::string& name : option->get_snames()) names.push_back("-" + name);
  }
  for (const CLI::App* group : app.get_subcommands([](const CLI::App*) { return true; })) {
    if (!group->get_name().empty()) continue;
    for (std::string& name : OptionNames(*group)) names.push_back(std::move(name));
  }
  return names;
}

bool TakesValue(const CLI::Option& option) { return option.get_items_expected_max() > 0; }

std::optional<base::Error> UnknownWord(const CLI::App& app, const std::vector<std::string>& words) {
  const CLI::App* command = &app;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (word == "--") return std::nullopt;
    if (word.compare(0, 2, "--") == 0) {
      const std::string name = word.substr(0, word.find('='));
      const CLI::Option* option = FindOption(app, *command, name);
      if (option == nullptr) {
        auto known = OptionNames(*command);
        for (std::string& one : OptionNames(app)) known.push_back(std::move(one));
        return Unknown(name, "option of this command", known);
      }
      if (name == word && TakesValue(*option)) ++i;
      continue;
    }
    if (word.empty() || word[0] == '-') continue;
    const auto commands = CommandNames(*command);
    if (commands.empty() || HasPositionals(*command)) continue;
    const CLI::App* next = FindCommand(*command, word);
    if (next == nullptr) return Unknown(word, "command", commands);
    command = next;
  }
  return std::nullopt;
}

}  // namespace cli
