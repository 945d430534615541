#include <CLI/CLI.hpp>

#include "cli/bash_completion.h"
#include "cli/command.h"

namespace cli {

Action AddCompletion(CLI::App& app) {
  app.add_option("SHELL")->required()->check(CLI::IsMember({"bash"}));
  // The other commands are known when the action is run.
  return [&app](Session& session) -> base::Result<int> {
    session.out() << BashCompletion(*app.get_parent());
    return kDone;
  };
}

}  // namespace cli
