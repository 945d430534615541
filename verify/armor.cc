#include "verify/armor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/base64.h"
#include "base/text.h"

namespace verify {
namespace {

// What PGP 2.6, PGP 5 and GnuPG write (RFC 4880, 6.2). A header that nobody writes is a place to
// put text that looks signed.
constexpr std::array<std::string_view, 5> kHeaderNames = {"Version", "Comment", "MessageID", "Hash",
                                                          "Charset"};
constexpr std::size_t kMaxLineSize = 76;

bool HasControlBytes(std::string_view line) {
  return std::any_of(line.begin(), line.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7F;
  });
}

std::optional<std::pair<std::string, std::string>> ReadHeader(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || HasControlBytes(line)) return std::nullopt;
  const std::string_view name = line.substr(0, colon);
  if (std::find(kHeaderNames.begin(), kHeaderNames.end(), name) == kHeaderNames.end()) {
    return std::nullopt;
  }
  return std::pair(std::string(name), std::string(base::Trim(line.substr(colon + 1))));
}

tl::unexpected<std::string> BadArmor(std::string_view what) {
  return tl::unexpected(std::string(what));
}

tl::expected<std::string, std::string> DecodeBody(const std::vector<std::string_view>& lines) {
  std::string digits;
  std::optional<std::string> checksum;
  for (const std::string_view line : lines) {
    if (checksum) return BadArmor("something follows the checksum of the armor");
    if (line.size() > kMaxLineSize) return BadArmor("a line of the armor is too long");
    if (line.empty()) return BadArmor("an empty line stands within the armor");
    if (line.front() == '=') {
      checksum = base::DecodeBase64(line.substr(1));
      if (!checksum || checksum->size() != 3) return BadArmor("the checksum line is not base64");
    } else {
      digits += line;
    }
  }
  const auto bytes = base::DecodeBase64(digits);
  if (!bytes || bytes->empty()) return BadArmor("the armor is not base64");
  if (!checksum) return BadArmor("the checksum of the armor is missing");
  const std::uint32_t crc = Crc24(*bytes);
  const std::string expected = {static_cast<char>(crc >> 16U), static_cast<char>(crc >> 8U),
                                static_cast<char>(crc)};
  if (*checksum != expected) return BadArmor("the checksum of the armor does not fit");
  return *bytes;
}

}  // namespace

std::uint32_t Crc24(std::string_view bytes) {
  std::uint32_t crc = 0xB704CE;
  for (const char c : bytes) {
    crc ^= static_cast<std::uint32_t>(static_cast<unsigned char>(c)) << 16U;
    for (int i = 0; i < 8; ++i) {
      crc <<= 1U;
      if ((crc & 0x1000000U) != 0) crc ^= 0x1864CFBU;
    }
  }
  return crc & 0xFFFFFFU;
}

tl::expected<Armor, std::string> DecodeArmor(std::string_view inside) {
  Armor armor;
  const std::vector<std::string_view> lines = base::SplitLines(inside);
  std::size_t next = 0;
  for (; next < lines.size() && !lines[next].empty(); ++next) {
    auto header = ReadHeader(lines[next]);
    if (!header) {
      return tl::unexpected(fmt::format(
          "line {} of the armor is no armor header, nor the empty line that must follow",
          next + 1));
    }
    armor.headers.push_back(std::move(*header));
  }
  if (next == lines.size()) return BadArmor("the empty line after the armor headers is missing");
  auto bytes = DecodeBody({lines.begin() + static_cast<std::ptrdiff_t>(next) + 1, lines.end()});
  if (!bytes) return tl::unexpected(bytes.error());
  armor.packets = std::move(*bytes);
  return armor;
}

std::string_view ArmorHeader(const Armor& armor, std::string_view name) {
  for (const auto& [key, value] : armor.headers) {
    if (key == name) return value;
  }
  return {};
}

}  // namespace verify
