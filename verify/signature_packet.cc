#include "verify/signature_packet.h"

#include <fmt/format.h>

#include "base/hash.h"
#include "verify/packet.h"

namespace verify {
namespace {

base::Time At(std::uint32_t seconds) { return base::Time{std::chrono::seconds{seconds}}; }

// The numbers that make the signature: one for RSA, two for the others that are known. A packet
// with others is one that gpg1 fails on instead of judging it.
bool HoldsItsNumbers(PacketReader reader, int algorithm) {
  if (algorithm == kEd25519) return reader.Bytes(64).size() == 64 && reader.AtEnd();
  const bool known = algorithm == kRsa || algorithm == kRsaSignOnly || algorithm == kDsa ||
                     algorithm == kEcdsa || algorithm == kEdDsa;
  if (!known) return true;  // unsupported in any case
  const int count = algorithm == kRsa || algorithm == kRsaSignOnly ? 1 : 2;
  for (int i = 0; i < count; ++i) {
    if (reader.Mpi().find_first_not_of('\0') == std::string_view::npos) return false;
  }
  return reader.ok() && reader.AtEnd();
}

std::optional<SignaturePacket> ReadPacketVersion3(PacketReader reader) {
  SignaturePacket packet;
  packet.version = 3;
  const std::uint32_t hashed_length = reader.Number(1);
  packet.type = static_cast<int>(reader.Number(1));
  packet.signed_at = At(reader.Number(4));
  packet.key_id = base::HexUpper(reader.Bytes(8));
  packet.public_key_algorithm = static_cast<int>(reader.Number(1));
  packet.digest_algorithm = static_cast<int>(reader.Number(1));
  packet.digest_prefix = base::HexLower(reader.Bytes(2));
  if (!reader.ok() || hashed_length != 5) return std::nullopt;
  if (!HoldsItsNumbers(reader, packet.public_key_algorithm)) return std::nullopt;
  return packet;
}

void TakeIssuer(const Subpacket& subpacket, SignaturePacket& packet) {
  if (!packet.key_id.empty()) return;  // the hashed area is read first, and wins
  if (subpacket.type == kIssuer && subpacket.data.size() == 8) {
    packet.key_id = base::HexUpper(subpacket.data);
  } else if (subpacket.type == kIssuerFingerprint && subpacket.data.size() == 21) {
    packet.key_id =
        base::HexUpper(subpacket.data.substr(13));  // a v4 key's id ends its fingerprint
  }
}

// The time must stand in the hashed area (RFC 4880, 5.2.3.4); elsewhere anybody can change it.
bool TakeHashed(const std::vector<Subpacket>& area, SignaturePacket& packet) {
  bool has_time = false;
  for (const Subpacket& subpacket : area) {
    TakeIssuer(subpacket, packet);
    if (subpacket.data.size() != 4) continue;
    const std::uint32_t number = PacketReader(subpacket.data).Number(4);
    if (subpacket.type == kCreationTime) {
      packet.signed_at = At(number);
      has_time = true;
    } else if (subpacket.type == kSignatureExpiry && number != 0) {
      packet.expires_after = number;
    }
  }
  return has_time;
}

std::optional<SignaturePacket> ReadPacketVersion4(PacketReader reader) {
  SignaturePacket packet;
  packet.version = 4;
  packet.type = static_cast<int>(reader.Number(1));
  packet.public_key_algorithm = static_cast<int>(reader.Number(1));
  packet.digest_algorithm = static_cast<int>(reader.Number(1));
  const auto hashed = ReadSubpackets(reader.Bytes(reader.Number(2)));
  const auto unhashed = ReadSubpackets(reader.Bytes(reader.Number(2)));
  packet.digest_prefix = base::HexLower(reader.Bytes(2));
  if (!reader.ok() || !hashed || !unhashed || !TakeHashed(*hashed, packet)) return std::nullopt;
  if (!HoldsItsNumbers(reader, packet.public_key_algorithm)) return std::nullopt;
  for (const Subpacket& subpacket : *unhashed) TakeIssuer(subpacket, packet);
  return packet;
}

}  // namespace

std::optional<SignaturePacket> ReadSignaturePacket(std::string_view body) {
  PacketReader reader(body);
  const auto version = static_cast<int>(reader.Number(1));
  if (!reader.ok()) return std::nullopt;
  if (version == 3) return ReadPacketVersion3(reader);
  if (version == 4) return ReadPacketVersion4(reader);
  SignaturePacket unknown;
  unknown.version = version;
  return unknown;
}

std::string PublicKeyAlgorithmName(int algorithm) {
  switch (algorithm) {
    case kRsa:
    case kRsaSignOnly:
      return "RSA";
    case kElgamal:
      return "ElGamal";
    case kDsa:
      return "DSA";
    case 18:
      return "ECDH";
    case kEcdsa:
      return "ECDSA";
    case kEdDsa:
      return "EdDSA";
    case kEd25519:
      return "Ed25519";
    default:
      return fmt::format("algorithm {}", algorithm);
  }
}

bool IsCurve(int public_key_algorithm) {
  return public_key_algorithm == kEcdsa || public_key_algorithm == kEdDsa ||
         public_key_algorithm == kEd25519;
}

std::string DigestName(int algorithm) {
  switch (algorithm) {
    case kMd5:
      return "MD5";
    case kSha1:
      return "SHA1";
    case kRipemd160:
      return "RIPEMD160";
    case kSha256:
      return "SHA256";
    case kSha384:
      return "SHA384";
    case kSha512:
      return "SHA512";
    case kSha224:
      return "SHA224";
    default:
      return fmt::format("digest {}", algorithm);
  }
}

}  // namespace verify
