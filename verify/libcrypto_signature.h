// A signature packet against what it is said to cover, through libcrypto.
#pragma once

#include <string_view>
#include <vector>

#include "verify/libcrypto_key.h"
#include "verify/outcome.h"
#include "verify/signature_parts.h"

namespace verify {

// kGood, kBad or kUnsupported. `covered` is what the digest takes in before the trailer: a
// document's canonical text, or the keys that a binding is about.
Outcome CheckSignature(const LibcryptoKey& key, const SignatureParts& parts,
                       std::string_view covered);

// A key packet of a block: its body, and the key in it.
struct PartOfBlock {
  std::string_view body;
  LibcryptoKey key;
};

// Whether the primary key vouches that the subkey signs for it, and the subkey that it does: the
// newest binding that holds decides (RFC 4880, 5.2.1 and 5.2.3.26). When either has expired or was
// revoked is no matter here. `signatures` are the bodies that follow the subkey in the block.
bool MaySignFor(const PartOfBlock& primary, const PartOfBlock& subkey,
                const std::vector<std::string_view>& signatures);

}  // namespace verify
