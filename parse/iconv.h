// Charsets through the C library's iconv: decoding that goes on after an error, and any
// conversion that does not.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace parse {

inline constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

// Whether a pair of two bytes in EUC-JP can hold it.
inline bool IsHigh(char c) { return static_cast<unsigned char>(c) >= 0xA1 && c != '\xFF'; }

// UTF-8 from Microsoft's Shift_JIS. A byte or pair without a meaning becomes U+FFFD; an ASCII byte
// is never taken as the second half of a wrong pair. Nothing where the C library lacks the
// converter.
std::optional<std::string> ConvertCp932(std::string_view bytes);

// By the names that iconv knows charsets by. Nothing where a byte has no meaning in the one or a
// character no place in the other.
std::optional<std::string> ConvertStrictly(std::string_view bytes, const char* from,
                                           const char* to);

}  // namespace parse
