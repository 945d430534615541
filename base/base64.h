// Base64 (RFC 4648, 4), through libcrypto where bytes are written, strict where they are read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace base {

std::string EncodeBase64(std::string_view bytes);  // padded, on one line

// Strict, so that no two texts stand for the same bytes: whole groups of four, padding at the very
// end only, unused bits zero, no white space.
std::optional<std::string> DecodeBase64(std::string_view digits);

}  // namespace base
