// The project's own test keys, whose secrets lie open in tests/vectors/keys.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/pgp2.h"

namespace support {

// A test key and what is fixed about it beside its numbers. tests/vectors/keys/README.md says what
// each is for.
//
//   pinned    version 3, 1024 bits, for ever: the key that the vectors are signed with
//   twin      another key with the key id of `pinned`
//   brief     version 3, valid for a year from 2003-01-01
//   stranger  version 3, trusted by nobody
//   modern    version 4, 2048 bits
//   demo      version 3, of the demo site
Key TestKey(std::string_view name);
std::vector<std::string> TestKeyNames();

// Makes the secrets that are missing in `folder` and writes the public block of each key afresh.
void WriteTestKeys(const std::filesystem::path& folder);

}  // namespace support
