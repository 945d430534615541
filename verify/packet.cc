#include "verify/packet.h"

#include <fmt/format.h>

namespace verify {
namespace {

// The one, two and five byte lengths that new packets and subpackets share (RFC 4880, 4.2.2).
std::optional<std::size_t> NewLength(PacketReader& reader, std::uint32_t largest_two_byte) {
  const std::uint32_t first = reader.Number(1);
  if (first < 192) return first;
  if (first < largest_two_byte) return ((first - 192) << 8U) + reader.Number(1) + 192;
  if (first == 255) return reader.Number(4);
  return std::nullopt;  // a partial length
}

std::optional<std::size_t> OldLength(PacketReader& reader, std::uint32_t length_type) {
  if (length_type == 3) return std::nullopt;  // indeterminate
  return reader.Number(1 << length_type);
}

}  // namespace

std::uint32_t PacketReader::Number(int bytes) {
  std::uint32_t value = 0;
  for (const char c : Bytes(static_cast<std::size_t>(bytes))) {
    value = (value << 8U) | static_cast<unsigned char>(c);
  }
  return value;
}

std::string_view PacketReader::Bytes(std::size_t count) {
  if (!ok_ || count > rest_.size()) {
    ok_ = false;
    rest_ = {};
    return {};
  }
  const std::string_view bytes = rest_.substr(0, count);
  rest_.remove_prefix(count);
  return bytes;
}

std::string_view PacketReader::Mpi(unsigned* bits) {
  const std::uint32_t declared = Number(2);
  if (bits != nullptr) *bits = declared;
  return Bytes((declared + 7) / 8);
}

std::optional<std::vector<Packet>> ReadPackets(std::string_view bytes) {
  std::vector<Packet> packets;
  PacketReader reader(bytes);
  while (!reader.AtEnd()) {
    const std::string_view start = reader.rest();
    const std::uint32_t header = reader.Number(1);
    if ((header & 0x80U) == 0) return std::nullopt;
    const bool is_new = (header & 0x40U) != 0;
    const auto length = is_new ? NewLength(reader, 224) : OldLength(reader, header & 3U);
    if (!length) return std::nullopt;
    Packet packet;
    packet.tag = static_cast<int>(is_new ? header & 0x3FU : (header >> 2U) & 0x0FU);
    packet.body = reader.Bytes(*length);
    if (!reader.ok()) return std::nullopt;
    packet.whole = start.substr(0, start.size() - reader.rest().size());
    packets.push_back(packet);
  }
  return packets;
}

std::string TagName(int tag) {
  switch (tag) {
    case 1:
      return "an encrypted session key packet";
    case kTagSignature:
      return "a signature packet";
    case 3:
      return "a symmetric session key packet";
    case 4:
      return "a one-pass signature packet";
    case kTagSecretKey:
      return "a secret key packet";
    case kTagPublicKey:
      return "a public key packet";
    case kTagSecretSubkey:
      return "a secret subkey packet";
    case 8:
      return "a compressed data packet";
    case 9:
      return "an encrypted data packet";
    case 11:
      return "a literal data packet";
    case kTagTrust:
      return "a trust packet";
    case kTagUserId:
      return "a user id packet";
    case kTagPublicSubkey:
      return "a public subkey packet";
    case kTagUserAttribute:
      return "a user attribute packet";
    case 18:
      return "an encrypted data packet";
    default:
      return fmt::format("a packet of type {}", tag);
  }
}

std::optional<std::vector<Subpacket>> ReadSubpackets(std::string_view area) {
  std::vector<Subpacket> subpackets;
  PacketReader reader(area);
  while (!reader.AtEnd()) {
    const auto length = NewLength(reader, 255);
    if (!length || *length == 0) return std::nullopt;
    const std::uint32_t type = reader.Number(1);
    const std::string_view data = reader.Bytes(*length - 1);
    if (!reader.ok()) return std::nullopt;
    subpackets.push_back({static_cast<int>(type & 0x7FU), data, (type & 0x80U) != 0});
  }
  return subpackets;
}

}  // namespace verify
