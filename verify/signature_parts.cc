#include "verify/signature_parts.h"

#include <algorithm>
#include <array>

namespace verify {
namespace {

// The subpackets whose meaning the program knows, or which mean nothing for a document: times,
// issuer, key flags and preferences, policy, signer, revocation, features, embedded signature,
// issuer's fingerprint. Not among them: notations, since what they demand is not known.
constexpr std::array<int, 20> kUnderstood = {2,  3,  4,  5,  6,  7,  9,  11, 16, 21,
                                             22, 23, 24, 25, 26, 27, 28, 30, 32, 33};

void AppendNumber(std::string& bytes, std::size_t value, unsigned size) {
  while (size-- > 0) bytes.push_back(static_cast<char>(value >> (8U * size)));
}

bool HasUnknown(const std::vector<Subpacket>& area) {
  return std::any_of(area.begin(), area.end(), [](const Subpacket& subpacket) {
    return subpacket.critical &&
           std::find(kUnderstood.begin(), kUnderstood.end(), subpacket.type) == kUnderstood.end();
  });
}

std::optional<SignatureParts> Finish(PacketReader& reader, SignatureParts parts) {
  parts.digest_prefix = reader.Bytes(2);
  if (!reader.ok()) return std::nullopt;
  parts.numbers = reader.rest();
  return parts;
}

std::optional<SignatureParts> ReadPartsVersion3(PacketReader reader) {
  SignatureParts parts;
  if (reader.Number(1) != 5) return std::nullopt;
  parts.trailer = reader.Bytes(5);  // type and time
  if (!reader.ok()) return std::nullopt;
  parts.type = static_cast<unsigned char>(parts.trailer.front());
  reader.Bytes(8);  // the key id
  parts.public_key_algorithm = static_cast<int>(reader.Number(1));
  parts.digest_algorithm = static_cast<int>(reader.Number(1));
  return Finish(reader, std::move(parts));
}

// The digest takes in the packet up to the end of the hashed area, then a trailer that counts it.
std::optional<SignatureParts> ReadPartsVersion4(PacketReader reader, std::string_view body) {
  SignatureParts parts;
  parts.type = static_cast<int>(reader.Number(1));
  parts.public_key_algorithm = static_cast<int>(reader.Number(1));
  parts.digest_algorithm = static_cast<int>(reader.Number(1));
  auto hashed = ReadSubpackets(reader.Bytes(reader.Number(2)));
  const std::size_t counted = body.size() - reader.rest().size();
  auto unhashed = ReadSubpackets(reader.Bytes(reader.Number(2)));
  if (!reader.ok() || !hashed || !unhashed) return std::nullopt;
  parts.hashed = std::move(*hashed);
  parts.unhashed = std::move(*unhashed);
  parts.trailer = body.substr(0, counted);
  parts.trailer += "\x04\xFF";
  AppendNumber(parts.trailer, counted, 4);
  return Finish(reader, std::move(parts));
}

}  // namespace

bool SignatureParts::HasUnknownCritical() const {
  return HasUnknown(hashed) || HasUnknown(unhashed);
}

std::optional<SignatureParts> ReadSignatureParts(std::string_view body) {
  PacketReader reader(body);
  const std::uint32_t version = reader.Number(1);
  if (version == 3) return ReadPartsVersion3(reader);
  if (version == 4) return ReadPartsVersion4(reader, body);
  return std::nullopt;
}

}  // namespace verify
