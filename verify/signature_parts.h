// What the arithmetic of a signature is about: what its digest takes in beside the thing that is
// signed, and the numbers (RFC 4880, 5.2.2 to 5.2.4). For the libcrypto engine; GnuPG reads the
// packet by itself.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/packet.h"

namespace verify {

// Views into the body that was read.
struct SignatureParts {
  int type = 0;
  int public_key_algorithm = 0;
  int digest_algorithm = 0;
  std::string trailer;             // hashed behind what is signed
  std::string_view digest_prefix;  // two bytes
  std::string_view numbers;        // integers, or what the algorithm has in their place
  // Version 4 only.
  std::vector<Subpacket> hashed;
  std::vector<Subpacket> unhashed;

  // Whether a subpacket must be understood and is not; such a signature is in error (5.2.3.1).
  bool HasUnknownCritical() const;
};

// Nothing for other versions than 3 and 4, and where the body does not hold what its version says.
std::optional<SignatureParts> ReadSignatureParts(std::string_view body);

}  // namespace verify
