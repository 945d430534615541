// From the packets of one key block to a `Key` (RFC 4880, 5.5.2, 11.1 and 12.2).
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

#include "verify/key.h"
#include "verify/packet.h"

namespace verify {

// `packets` begins with the only public key packet among them. The error is a sentence.
tl::expected<Key, std::string> ReadKeyPackets(const std::vector<Packet>& packets);

}  // namespace verify
