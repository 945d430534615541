// What is wrong with a command line, in words that help.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/cli11.h"

namespace cli {

inline constexpr const char* kHelpHint =
    "'inkan --help' and 'inkan COMMAND --help' say what can be given";

// A word that is no command or no option, with what may have been meant; nothing where the mistake
// is another one. `words` are the arguments without the program's name.
std::optional<base::Error> UnknownWord(const CLI::App& app, const std::vector<std::string>& words);

// The visible commands below `app`, in their order.
std::vector<std::string> CommandNames(const CLI::App& app);
// Its options, as they are written: "--format", "-q".
std::vector<std::string> OptionNames(const CLI::App& app);
// Whether the option takes a value.
bool TakesValue(const CLI::Option& option);

}  // namespace cli
