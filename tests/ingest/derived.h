// The derived half of an archive as text, to compare two of them row for row.
#pragma once

#include <map>
#include <string>

#include "store/sqlite.h"

namespace support {

// By table: all rows in order. Of the full text index, every word with where it stands.
std::map<std::string, std::string> DumpDerived(store::Database& archive);

}  // namespace support
