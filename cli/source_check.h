// What is wrong with a source's settings that reading the file alone cannot tell.
#pragma once

#include "base/result.h"
#include "config/settings.h"

namespace cli {

// Patterns, URLs, templates, key files. The error is of the first that is no good.
base::Status CheckSource(const config::SourceSettings& source);

}  // namespace cli
