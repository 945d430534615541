// The keys that a command trusts which is not about one source of the archive.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/arguments.h"
#include "cli/session.h"
#include "verify/accept.h"
#include "verify/examine.h"
#include "verify/key.h"

namespace cli {

// The options of commands that verify: --keys, --source and --engine.
struct TrustOptions {
  std::vector<std::string> keys;  // files
  std::string source;
  std::string engine;  // "gpgme", "libcrypto" or "both"; empty: those of the policy
};
void AddTrustOptions(Arguments arguments, TrustOptions& options);

struct Trust {
  verify::Keyring keyring;
  verify::Policy policy;
};

// The keys in the files and nothing else; without files, those of the source, or of all sources
// where none is named: from the archive where it has any for them, else from the configuration. The
// policy is that of the source where there is one, else the default; --engine replaces the engines
// that it names, which is the command's own affair since it writes nothing to the archive.
base::Result<Trust> FindTrust(Session& session, const TrustOptions& options);

// The engines of the policy, started. Null where none is needed, so that a
// damaged file can be looked at without any gpg1.
base::Result<std::unique_ptr<verify::Engine>> StartEnginesFor(Session& session, const Trust& trust,
                                                              std::string_view bytes,
                                                              const verify::ExaminedFile& file);
base::Result<std::unique_ptr<verify::Engine>> StartEngines(Session& session, const Trust& trust);

}  // namespace cli
