// The sources that a command line names.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"

namespace cli {

// All of them without a name. Error (usage): a name that the configuration does not have.
base::Result<std::vector<config::SourceSettings>> ChosenSources(
    const config::Settings& settings, const std::vector<std::string>& names);

}  // namespace cli
