// A clear-signed file damaged by chance in one of dozens of ways, or left whole.
#pragma once

#include <string>

#include "tests/verify/generated_message.h"

namespace support {

struct DamagedFile {
  std::string bytes;
  std::string how;  // in words
};

DamagedFile DamageFile(const std::string& file, Random& random);

}  // namespace support
