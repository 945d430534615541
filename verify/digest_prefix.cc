#include "verify/digest_prefix.h"

#include "verify/libcrypto_arithmetic.h"
#include "verify/packet.h"
#include "verify/signature_parts.h"

namespace verify {

bool DigestPrefixFits(const DetachedSignature& signature) {
  const auto packets = ReadPackets(signature.packet);
  if (!packets || packets->size() != 1) return false;
  const auto parts = ReadSignatureParts(packets->front().body);
  if (!parts || parts->digest_prefix.empty()) return false;
  const auto digest =
      LibcryptoDigest(parts->digest_algorithm, signature.canonical_text, parts->trailer);
  return digest && digest->starts_with(parts->digest_prefix);
}

}  // namespace verify
