// What `status` tells, for the node exporter's textfile collector.
#pragma once

#include <string>

#include "cli/session.h"

namespace cli {

// Replaces `file` by the sources' numbers as the archive has them now; a reader never sees half a
// file. Errors: the archive cannot be read, the file cannot be written.
base::Status WriteMetrics(Session& session, const std::string& file);

}  // namespace cli
