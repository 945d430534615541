#include "base/base64.h"

#include <openssl/evp.h>

#include <algorithm>
#include <cstdint>

namespace base {
namespace {

int Sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  if (c == '+') return 62;
  return c == '/' ? 63 : -1;
}

}  // namespace

std::string EncodeBase64(std::string_view bytes) {
  std::string digits((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(digits.data()),
                                   reinterpret_cast<const unsigned char*>(bytes.data()),
                                   static_cast<int>(bytes.size()));
  digits.resize(static_cast<std::size_t>(size));
  return digits;
}

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

}  // namespace base
