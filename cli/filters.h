// Options that choose among the archive's documents, checked before anything is asked.
#pragma once

#include <string>

#include "base/result.h"
#include "store/sqlite.h"

namespace cli {

// Usage error unless `text` is empty or a date.
base::Status CheckDate(const char* option, const std::string& text);

// The source or the series as the archive writes it, whatever the case it was given in; empty for
// an empty one. Usage error where there is none, with the names of those that there are.
base::Result<std::string> FindSource(store::Database& archive, const std::string& given);
base::Result<std::string> FindSeries(store::Database& archive, const std::string& given);

}  // namespace cli
