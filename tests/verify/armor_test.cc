#include "verify/armor.h"

#include <doctest/doctest.h>

#include "tests/support/packet.h"

namespace {

// What stands between the marker lines of armor that the test support makes.
std::string Inside(const std::string& bytes) {
  std::string armor = support::Armor("SIGNATURE", bytes, {{"Version: 2.6.3ia"}});
  armor.erase(0, armor.find('\n') + 1);
  return armor.substr(0, armor.find("-----END"));
}

}  // namespace

TEST_CASE("armor of every length decodes to what was armored") {
  std::string bytes;
  for (int size = 1; size < 200; ++size) {
    bytes.push_back(static_cast<char>(size * 37));
    const auto armor = verify::DecodeArmor(Inside(bytes));
    REQUIRE_MESSAGE(armor, armor.error());
    CHECK(armor->packets == bytes);
    CHECK(verify::ArmorHeader(*armor, "Version") == "2.6.3ia");
  }
}

TEST_CASE("no flipped bit of armored bytes goes unnoticed") {
  const std::string bytes = "sixteen bytes...";
  for (std::size_t bit = 0; bit < bytes.size() * 8; ++bit) {
    std::string flipped = bytes;
    flipped[bit / 8] = static_cast<char>(flipped[bit / 8] ^ (1 << (bit % 8)));
    CHECK(verify::Crc24(flipped) != verify::Crc24(bytes));
  }
}

TEST_CASE("the checksum of nothing is the one of RFC 4880") {
  CHECK(verify::Crc24("") == 0xB704CE);
}

TEST_CASE("armor that could be read in two ways is refused") {
  const std::string good = Inside("some bytes of a packet");
  CHECK(verify::DecodeArmor(good));
  const std::string checksum = good.substr(good.rfind("\n=") + 1);
  CHECK_FALSE(verify::DecodeArmor(good + checksum));
  CHECK_FALSE(verify::DecodeArmor(good.substr(0, good.rfind("\n=") + 1)));
  CHECK_FALSE(verify::DecodeArmor(good + "AAAA\n"));
  CHECK_FALSE(verify::DecodeArmor("Version: 1\v\n" + good));
  CHECK_FALSE(verify::DecodeArmor("Nobody-Writes-This: 1\n" + good));
  CHECK_FALSE(verify::DecodeArmor(""));
  CHECK_FALSE(verify::DecodeArmor("\n"));
}

TEST_CASE("base64 with bits that mean nothing is refused") {
  CHECK_FALSE(verify::DecodeArmor("\nAAB=\n=AAAA\n"));
  CHECK_FALSE(verify::DecodeArmor("\nA===\n=AAAA\n"));
  CHECK_FALSE(verify::DecodeArmor("\nAA=A\n=AAAA\n"));
}
