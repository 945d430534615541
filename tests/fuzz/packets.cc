#include <string>

#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/digest_prefix.h"
#include "verify/libcrypto_key.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"
#include "verify/signature_parts.h"

namespace fuzz {
namespace {

bool IsWithin(std::string_view part, std::string_view whole) {
  return part.empty() ||
         (part.data() >= whole.data() && part.data() + part.size() <= whole.data() + whole.size());
}

void CheckSubpackets(const std::vector<verify::Subpacket>& subpackets, std::string_view body) {
  for (const auto& subpacket : subpackets) {
    Require(IsWithin(subpacket.data, body), "a subpacket is in its packet");
    Require(subpacket.type >= 0 && subpacket.type < 128, "a type of subpacket has seven bits");
  }
}

// Two readers of one packet, for what is shown and for the arithmetic, say the same. The first is
// the stricter: what it refuses no engine is asked about.
void CheckSignature(std::string_view body) {
  const auto packet = verify::ReadSignaturePacket(body);
  const auto parts = verify::ReadSignatureParts(body);
  const bool is_known = packet && (packet->version == 3 || packet->version == 4);
  if (!is_known) return;
  Require(parts.has_value(), "what can be shown of a known version the arithmetic reads");
  Require(packet->type == parts->type, "both readers see one type");
  Require(packet->public_key_algorithm == parts->public_key_algorithm, "one algorithm");
  Require(packet->digest_algorithm == parts->digest_algorithm, "one digest");
  Require(IsWithin(parts->digest_prefix, body) && IsWithin(parts->numbers, body),
          "the parts are in the packet");
  CheckSubpackets(parts->hashed, body);
  CheckSubpackets(parts->unhashed, body);
  parts->HasUnknownCritical();
}

void CheckReader(std::string_view bytes) {
  verify::PacketReader reader(bytes);
  while (reader.ok() && !reader.AtEnd()) {
    unsigned bits = 0;
    const std::string_view number = reader.Mpi(&bits);
    Require(!reader.ok() || number.size() == (bits + 7) / 8, "a number is as long as it says");
    Require(IsWithin(number, bytes), "a number is in its packet");
  }
}

}  // namespace

void Packets(std::string_view bytes) {
  const auto packets = verify::ReadPackets(bytes);
  std::string all;
  for (const verify::Packet& packet : packets.value_or(std::vector<verify::Packet>())) {
    all += packet.whole;
    Require(packet.whole.ends_with(packet.body), "a body ends its packet");
    Require(!verify::TagName(packet.tag).empty(), "a tag has a name");
    if (packet.tag == verify::kTagSignature) CheckSignature(packet.body);
    if (packet.tag == verify::kTagPublicKey) verify::ReadLibcryptoKey(packet.body);
    verify::DigestPrefixFits({"text", std::string(packet.whole)});
  }
  Require(!packets || all == bytes, "the packets are all that was given");
  CheckSignature(bytes);
  CheckReader(bytes);
}

}  // namespace fuzz
