// Making hostile text safe to show.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace base {

// Valid UTF-8 that a terminal shows and does not obey: C0 and C1 controls, DEL, the Unicode
// characters that turn the writing direction or are invisible, and bytes that are not UTF-8 become
// \xNN or \u{NNNN}. Line ends and tabs are escaped too, unless `keep_lines`.
std::string EscapeForTerminal(std::string_view text, bool keep_lines = false);

// How many bytes at the start of `text` are printable ASCII, which is shown as it is.
std::size_t PlainPrefix(std::string_view text);

// Bytes that are not UTF-8 become U+FFFD, everything else stays. For JSON, whose writer refuses
// text that is not UTF-8 and escapes the controls itself.
std::string ValidUtf8(std::string_view text);

// The code point at the start of `text` and how many bytes it takes; {-1, 1} where those bytes are
// not well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms). `text` is not empty.
struct CodePoint {
  int value;
  std::size_t size;
};
inline CodePoint DecodeUtf8(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {static_cast<int>(first), 1};
  const std::size_t size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first > 0xF4 || text.size() < size) return {-1, 1};
  unsigned value = first & (0x7FU >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0U) != 0x80) return {-1, 1};
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  const bool overlong = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (overlong || surrogate || value > 0x10FFFF) return {-1, 1};
  return {static_cast<int>(value), size};
}
void AppendUtf8(std::string& text, int code_point);

}  // namespace base
