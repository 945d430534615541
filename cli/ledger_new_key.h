// `ledger new-key`: goes on with a ledger whose key file was lost.
#pragma once

#include "base/result.h"
#include "cli/session.h"

namespace cli {

// Makes a key, ends with a checkpoint signed by it, and prints its verifier key.
base::Result<int> MakeLedgerKey(Session& session);

}  // namespace cli
