#include "verify/armor.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include "base/text.h"

namespace verify {
namespace {

// What PGP 2.6, PGP 5 and GnuPG write (RFC 4880, 6.2). A header that nobody writes is a place to
// put text that looks signed.
constexpr std::array<std::string_view, 5> kHeaderNames = {"Version", "Comment", "MessageID", "Hash",
                                                          "Charset"};
constexpr std::size_t kMaxLineSize = 76;

int Sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

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

tl::unexpected<std::string> Damaged(std::string_view what) {
  return tl::unexpected(std::string(what));
}

tl::expected<std::string, std::string> DecodeBody(const std::vector<std::string_view>& lines) {
  std::string digits;
  std::optional<std::string> checksum;
  for (const std::string_view line : lines) {
    if (checksum) return Damaged("something follows the checksum of the armor");
    if (line.size() > kMaxLineSize) return Damaged("a line of the armor is too long");
    if (line.empty()) return Damaged("an empty line stands within the armor");
    if (line.front() == '=') {
      checksum = DecodeBase64(line.substr(1));
      if (!checksum || checksum->size() != 3) return Damaged("the checksum line is not base64");
    } else {
      digits += line;
    }
  }
  const auto bytes = DecodeBase64(digits);
  if (!bytes || bytes->empty()) return Damaged("the armor is not base64");
  if (!checksum) return Damaged("the checksum of the armor is missing");
  const std::uint32_t crc = Crc24(*bytes);
  const std::string expected = {static_cast<char>(crc >> 16U), static_cast<char>(crc >> 8U),
                                static_cast<char>(crc)};
  if (*checksum != expected) return Damaged("the checksum of the armor does not fit");
  return *bytes;
}

}  // namespace

std::optional<std::string> DecodeBase64(std::string_view digits) {
  if (digits.size() % 4 != 0) return std::nullopt;
  std::string bytes;
  bytes.reserve(digits.size() / 4 * 3);
  const std::size_t padding =
      digits.empty()
          ? 0
          : std::min<std::size_t>(
                2, digits.size() - std::min(digits.size(), digits.find_last_not_of('=') + 1));
  digits.remove_suffix(padding);
  std::uint32_t bits = 0;
  int count = 0;
  for (const char c : digits) {
    const int value = Sextet(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6U) | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU));
  }
  const std::uint32_t unused = bits & ((1U << static_cast<unsigned>(count)) - 1U);
  return unused == 0 ? std::optional(bytes) : std::nullopt;
}

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
  if (next == lines.size()) return Damaged("the empty line after the armor headers is missing");
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
