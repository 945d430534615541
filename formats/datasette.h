// The metadata that Datasette (https://datasette.io) shows an archive with.
#pragma once

#include <string>

namespace formats {

// `database` is the name under which Datasette serves the archive: that of its file without the
// ending. Descriptions of views and columns, units, and questions as canned queries.
std::string DatasetteMetadata(const std::string& database);

}  // namespace formats
