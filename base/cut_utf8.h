// The beginning of a UTF-8 text.
#pragma once

#include <cstddef>
#include <string_view>

namespace base {

// At most so many bytes of `text`, which is well-formed, and no part of a character.
inline std::string_view CutUtf8(std::string_view text, std::size_t bytes) {
  if (text.size() <= bytes) return text;
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) --bytes;
  return text.substr(0, bytes);
}

}  // namespace base
