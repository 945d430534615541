// The keys that a command trusts which is not about one source of the archive.
#pragma once

#include <CLI/App.hpp>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "verify/accept.h"
#include "verify/key.h"

namespace cli {

// The options of commands that verify: --keys and --source.
struct TrustOptions {
  std::vector<std::string> keys;  // files
  std::string source;
};
void AddTrustOptions(CLI::App& app, TrustOptions& options);

struct Trust {
  verify::Keyring keyring;
  verify::Policy policy;
};

// The keys in the files and nothing else; without files, those of the source, or of all sources
// where none is named: from the archive where it has any for them, else from the configuration. The
// policy is that of the source where there is one, else the default.
base::Result<Trust> FindTrust(Session& session, const TrustOptions& options);

}  // namespace cli
