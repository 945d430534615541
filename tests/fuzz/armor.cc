#include "verify/armor.h"

#include <string>

#include "base/base64.h"
#include "base/hash.h"
#include "base/text.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "tests/support/packet.h"

namespace fuzz {
namespace {

// What stands between the marker lines.
std::string Inside(const std::string& armor) {
  const std::size_t begin = armor.find('\n') + 1;
  return armor.substr(begin, armor.rfind("-----END") - begin);
}

void CheckWrittenArmor(std::string_view bytes) {
  const auto armor = verify::DecodeArmor(Inside(support::Armor("PGP SIGNATURE", bytes)));
  Require(armor.has_value() == !bytes.empty(), "armor of something is read");
  if (!armor) return;
  Require(armor->packets == bytes, "armor gives the bytes that it was made of");
  Require(verify::ArmorHeader(*armor, "Version") == "2.6.3ia", "and its header");
  Require(verify::Crc24(bytes) == support::Crc24(bytes), "both checksums are the same");
}

void CheckDigits(std::string_view bytes) {
  Require(base::DecodeBase64(base::EncodeBase64(bytes)) == std::string(bytes), "base64 of bytes");
  Require(base::HexDecode(base::HexLower(bytes)) == std::string(bytes), "hexadecimal of bytes");
  const auto decoded = base::DecodeBase64(bytes);
  Require(!decoded || base::EncodeBase64(*decoded) == bytes, "bytes have one form in base64");
  const auto raw = base::HexDecode(bytes);
  Require(!raw || base::HexLower(*raw) == base::LowerAscii(bytes), "and one in hexadecimal");
}

}  // namespace

void Armor(std::string_view bytes) {
  CheckDigits(bytes);
  CheckWrittenArmor(bytes);
  const auto armor = verify::DecodeArmor(bytes);
  Require(armor || !armor.error().empty(), "what is wrong is said");
  if (armor) CheckWrittenArmor(armor->packets);
}

}  // namespace fuzz
