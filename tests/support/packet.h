// OpenPGP packets and armor, made byte by byte: right ones and wrong ones.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace support {

// Packet tags (RFC 4880, 4.3).
enum class Tag : std::uint8_t {
  kEncryptedSessionKey = 1,
  kSignature = 2,
  kPublicKey = 6,
  kCompressed = 8,
  kEncrypted = 9,
  kLiteral = 11,
  kUserId = 13,
};

// A number in `size` bytes, the highest first.
std::string BigEndian(std::uint64_t value, std::size_t size);
// A multiprecision integer: its bits in two bytes, then the number (RFC 4880, 3.2). Leading zeros
// of `number` are dropped.
std::string Mpi(std::string_view number);

// With the header of PGP 2, whose length takes one, two or four bytes (RFC 4880, 4.2.1), or with
// that of OpenPGP (RFC 4880, 4.2.2).
std::string OldPacket(Tag tag, std::string_view body, std::size_t length_size = 2);
std::string NewPacket(Tag tag, std::string_view body);

// A literal packet in text mode; a compressed packet that does not compress (algorithm 0); a packet
// encrypted to nobody. All of them are met where a signature should be, in attacks only.
std::string LiteralPacket(std::string_view text);
std::string CompressedPacket(std::string_view packets);
std::string EncryptedPacket();

// How the checksum line of an armor is (RFC 4880, 6.1).
enum class Checksum { kGood, kWrong, kMissing, kDoubled };

struct ArmorOptions {
  std::vector<std::string> headers = {"Version: 2.6.3ia"};
  Checksum checksum = Checksum::kGood;
};

std::uint32_t Crc24(std::string_view bytes);
std::string Base64(std::string_view bytes);

// An armor with LF line ends. `kind` as in "PGP SIGNATURE".
std::string Armor(std::string_view kind, std::string_view bytes, const ArmorOptions& options = {});

}  // namespace support
