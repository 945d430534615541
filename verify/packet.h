// OpenPGP packet framing (RFC 4880, section 4) and the integers within packets.
//
// Reads what a signature or a key needs and refuses the rest: no partial and no indeterminate
// lengths, which no program writes for these packets.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

// Tags (RFC 4880, 4.3) that are told apart by name here.
enum PacketTag : int {
  kTagSignature = 2,
  kTagSecretKey = 5,
  kTagPublicKey = 6,
  kTagSecretSubkey = 7,
  kTagTrust = 12,
  kTagUserId = 13,
  kTagPublicSubkey = 14,
  kTagUserAttribute = 17,
};

struct Packet {
  int tag = 0;
  std::string_view body;   // into the bytes that were given
  std::string_view whole;  // with its header, as it stands there
};

// All packets of `bytes`, to the last byte; nothing when the framing does not hold.
std::optional<std::vector<Packet>> ReadPackets(std::string_view bytes);
std::string TagName(int tag);  // "a literal data packet"

// A cursor over the body of a packet. Once it has run past the end every read gives zero, and `ok`
// stays false: so a parser can read everything first and ask once.
class PacketReader {
 public:
  explicit PacketReader(std::string_view bytes) : rest_(bytes) {}

  std::uint32_t Number(int bytes);  // big endian, 1 to 4 bytes
  std::string_view Bytes(std::size_t count);
  // A multiprecision integer (RFC 4880, 3.2): its bytes without the length. `bits` as declared.
  std::string_view Mpi(unsigned* bits = nullptr);
  bool ok() const { return ok_; }
  bool AtEnd() const { return rest_.empty(); }
  std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

struct Subpacket {
  int type = 0;
  std::string_view data;
  bool critical = false;  // who does not understand it must not believe the signature
};
// The subpackets of a version 4 signature's area (RFC 4880, 5.2.3.1).
std::optional<std::vector<Subpacket>> ReadSubpackets(std::string_view area);

}  // namespace verify
