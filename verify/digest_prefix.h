// The first 16 bits of a signature's digest, which stand in its packet (RFC 4880, 5.2.2).
//
// They prove nothing: one text in 65,536 has them, and who wants them finds one in an instant. But
// they tell in microseconds, without a key, whether a text is worth asking an engine about.
#pragma once

#include "verify/engine.h"

namespace verify {

// Whether the digest over that text and what the packet says of itself starts with the bits that
// the packet announces. False too where the packet cannot be read or uses an unknown digest. Pure.
bool DigestPrefixFits(const DetachedSignature& signature);

}  // namespace verify
