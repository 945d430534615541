// The sources of the configuration and of the archive, each with what is to be said of it.
#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "cli/session.h"
#include "store/source_status.h"

namespace cli {

struct SourceState {
  store::SourceStatus status;
  std::optional<std::chrono::hours> max_age;
  bool is_stale = false;  // no success for longer than max_age

  // One word: `stale`, `never` (it has not succeeded yet), `findings`, `ok`; the first that fits.
  const char* Word() const;
};

// Those of the configuration in its order, then those that the archive alone knows. Errors: the
// configuration's, the archive's.
base::Result<std::vector<SourceState>> ReadSourceStates(Session& session, store::Database& archive);

}  // namespace cli
