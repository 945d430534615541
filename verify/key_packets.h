// From the packets of one key block to a `Key` (RFC 4880, 5.5.2, 11.1 and 12.2).
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "verify/key.h"
#include "verify/packet.h"

namespace verify {

// The key packet with the header that PGP writes (0x99, two bytes of length), which is what a v4
// fingerprint, a pin and a binding signature are taken over, whatever header the file has.
std::string FramedKeyPacket(std::string_view body);

// `packets` begins with the only public key packet among them. The error is a sentence.
tl::expected<Key, std::string> ReadKeyPackets(const std::vector<Packet>& packets);

}  // namespace verify
