#include "verify/libcrypto_signature.h"

#include <algorithm>
#include <optional>
#include <string>

#include "verify/key_packets.h"
#include "verify/libcrypto_arithmetic.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

constexpr unsigned kMaySign = 0x02;

const Subpacket* Find(const std::vector<Subpacket>& area, int type) {
  const auto found = std::find_if(area.begin(), area.end(),
                                  [&](const Subpacket& each) { return each.type == type; });
  return found == area.end() ? nullptr : &*found;
}

// Without flags every key may do what its algorithm can.
bool AllowsSigning(const SignatureParts& binding) {
  const Subpacket* flags = Find(binding.hashed, kKeyFlags);
  return flags == nullptr || (!flags->data.empty() &&
                              (static_cast<unsigned char>(flags->data.front()) & kMaySign) != 0);
}

std::uint32_t TimeOf(const SignatureParts& binding) {
  const Subpacket* time = Find(binding.hashed, kCreationTime);
  return time == nullptr ? 0 : PacketReader(time->data).Number(4);
}

bool Holds(const LibcryptoKey& key, const SignatureParts& parts, int type,
           std::string_view covered) {
  return parts.type == type && CheckSignature(key, parts, covered) == Outcome::kGood;
}

// The subkey's own word, without which anybody could claim it as theirs.
bool HasCrossSignature(const SignatureParts& binding, const LibcryptoKey& subkey,
                       std::string_view covered) {
  for (const auto* area : {&binding.hashed, &binding.unhashed}) {
    const Subpacket* embedded = Find(*area, kEmbeddedSignature);
    const auto parts = embedded != nullptr ? ReadSignatureParts(embedded->data) : std::nullopt;
    if (parts && Holds(subkey, *parts, kPrimaryKeyBinding, covered)) return true;
  }
  return false;
}

}  // namespace

Outcome CheckSignature(const LibcryptoKey& key, const SignatureParts& parts,
                       std::string_view covered) {
  if (parts.HasUnknownCritical()) return Outcome::kBad;
  const auto digest = LibcryptoDigest(parts.digest_algorithm, covered, parts.trailer);
  if (!digest) return Outcome::kUnsupported;
  if (digest->substr(0, 2) != parts.digest_prefix) return Outcome::kBad;
  return LibcryptoVerify(key, parts.public_key_algorithm, parts.digest_algorithm, *digest,
                         parts.numbers);
}

bool MaySignFor(const PartOfBlock& primary, const PartOfBlock& subkey,
                const std::vector<std::string_view>& signatures) {
  const std::string covered = FramedKeyPacket(primary.body) + FramedKeyPacket(subkey.body);
  std::optional<SignatureParts> newest;
  for (const std::string_view signature : signatures) {
    auto parts = ReadSignatureParts(signature);
    if (!parts || !Holds(primary.key, *parts, kSubkeyBinding, covered)) continue;
    if (!newest || TimeOf(*parts) >= TimeOf(*newest)) newest = std::move(parts);
  }
  return newest && AllowsSigning(*newest) && HasCrossSignature(*newest, subkey.key, covered);
}

}  // namespace verify
