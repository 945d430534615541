// `list --missing`: the numbers that the archive lacks.
#pragma once

#include <string>

#include "cli/session.h"

namespace cli {

// Empty: of all sources, of all series.
base::Result<int> ListMissing(Session& session, const std::string& source,
                              const std::string& series);

}  // namespace cli
