
#include "cli/bash_completion.h"
#include "cli/command.h"

namespace cli {

Action AddCompletion(Arguments arguments) {
  arguments.Add("SHELL").Required().OneOf({"bash"});
  // The other commands are known when the action is run.
  return [arguments](Session& session) -> base::Result<int> {
    session.out() << BashCompletion(arguments.program());
    return kDone;
  };
}

}  // namespace cli
