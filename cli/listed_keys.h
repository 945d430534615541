// The keys that the archive and the configuration know.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "cli/session.h"
#include "verify/key.h"

namespace cli {

// A key of the archive, of the configuration, or of both.
struct Listed {
  std::string source;
  verify::Key key;
  std::string added;
  std::string from;
  std::string state;  // trusted, or where alone it stands
};

// In the order of the sources.
base::Result<std::vector<Listed>> ListKeys(Session& session);

// `keys show`: everything about those with that key id, fingerprint or packet hash, and what they
// signed.
base::Result<int> ShowKeys(Session& session, const std::string& wanted);

}  // namespace cli
