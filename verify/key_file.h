// Key files: text with armored keys in it, or packets.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace verify {

// The packets of each public key in the file, without armor, in their order; never empty. Text
// around armored blocks is passed over. `name` stands first in every error. Errors (all usage): no
// key, a secret key, damaged armor or packets.
base::Result<std::vector<std::string>> ReadKeyBlocks(std::string_view file, std::string_view name);

}  // namespace verify
