#include "tests/support/packet.h"

#include <openssl/evp.h>

#include <bit>

namespace support {
namespace {

constexpr std::size_t kArmorLineSize = 64;

std::string ChecksumLine(std::uint32_t crc) { return "=" + Base64(BigEndian(crc, 3)) + "\n"; }

std::string ChecksumLines(std::uint32_t crc, Checksum checksum) {
  switch (checksum) {
    case Checksum::kGood:
      return ChecksumLine(crc);
    case Checksum::kWrong:
      return ChecksumLine(crc ^ 1U);
    case Checksum::kMissing:
      return {};
    case Checksum::kDoubled:
      return ChecksumLine(crc) + ChecksumLine(crc);
  }
  return {};
}

}  // namespace

std::string BigEndian(std::uint64_t value, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = size; i-- > 0; value >>= 8U) bytes[i] = static_cast<char>(value & 0xFFU);
  return bytes;
}

std::string Mpi(std::string_view number) {
  while (!number.empty() && number.front() == '\0') number.remove_prefix(1);
  if (number.empty()) return BigEndian(0, 2);
  const auto first = static_cast<unsigned char>(number.front());
  const std::size_t bits =
      (number.size() - 1) * 8 + static_cast<std::size_t>(std::bit_width(first));
  return BigEndian(bits, 2).append(number);
}

std::string OldPacket(Tag tag, std::string_view body, std::size_t length_size) {
  const unsigned length_type = length_size == 1 ? 0U : length_size == 2 ? 1U : 2U;
  std::string packet(1, static_cast<char>(0x80U | static_cast<unsigned>(tag) << 2U | length_type));
  return packet.append(BigEndian(body.size(), length_size)).append(body);
}

std::string NewPacket(Tag tag, std::string_view body) {
  std::string packet(1, static_cast<char>(0xC0U | static_cast<unsigned>(tag)));
  if (body.size() < 192) {
    packet.append(BigEndian(body.size(), 1));
  } else if (body.size() < 8384) {
    packet.append(BigEndian(body.size() - 192 + (192U << 8U), 2));
  } else {
    packet.append("\xFF").append(BigEndian(body.size(), 4));
  }
  return packet.append(body);
}

std::string LiteralPacket(std::string_view text) {
  std::string body = "t";
  body.append(BigEndian(0, 1)).append(BigEndian(0, 4)).append(text);
  return OldPacket(Tag::kLiteral, body);
}

std::string CompressedPacket(std::string_view packets) {
  return OldPacket(Tag::kCompressed, BigEndian(0, 1).append(packets));
}

std::string EncryptedPacket() { return OldPacket(Tag::kEncrypted, std::string(64, '\x5A')); }

std::uint32_t Crc24(std::string_view bytes) {
  std::uint32_t crc = 0xB704CE;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(byte)) << 16U;
    for (int bit = 0; bit < 8; ++bit) {
      crc <<= 1U;
      if ((crc & 0x1000000U) != 0) crc ^= 0x1864CFBU;
    }
  }
  return crc & 0xFFFFFFU;
}

std::string Base64(std::string_view bytes) {
  std::string text((bytes.size() + 2) / 3 * 4 + 1, '\0');
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  text.resize(static_cast<std::size_t>(size));
  return text;
}

std::string Armor(std::string_view kind, std::string_view bytes, const ArmorOptions& options) {
  std::string armor = "-----BEGIN " + std::string(kind) + "-----\n";
  for (const std::string& header : options.headers) armor += header + "\n";
  armor += "\n";
  const std::string data = Base64(bytes);
  for (std::size_t at = 0; at < data.size(); at += kArmorLineSize) {
    armor += data.substr(at, kArmorLineSize) + "\n";
  }
  armor += ChecksumLines(Crc24(bytes), options.checksum);
  return armor + "-----END " + std::string(kind) + "-----\n";
}

}  // namespace support
