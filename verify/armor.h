// ASCII armor with its CRC-24 (RFC 4880, section 6), read strictly.
//
// Every PGP of the period and every GnuPG writes the checksum, so armor without one has lost it on
// the way: a missing, wrong or doubled checksum is damage. GPGME hands out text as verified when
// the checksum is wrong; that is why nobody but this decoder reads armor.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <utility>
#include <vector>

namespace verify {

struct Armor {
  std::vector<std::pair<std::string, std::string>> headers;  // ("Version", "2.6.3ia")
  std::string packets;                                       // the decoded bytes
};

// `inside` is what stands between the marker lines, with LF line ends. The error says what is
// wrong and at which line of the armor.
tl::expected<Armor, std::string> DecodeArmor(std::string_view inside);

// The first value of that header, or nothing.
std::string_view ArmorHeader(const Armor& armor, std::string_view name);

std::uint32_t Crc24(std::string_view bytes);

}  // namespace verify
