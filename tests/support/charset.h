// Texts as the wire had them.
#pragma once

#include <string>
#include <string_view>

namespace support {

// UTF-8 in another charset, by the name iconv knows it by ("ISO-2022-JP", "EUC-JP", "CP932").
// Throws for a character that the charset lacks.
std::string Encode(std::string_view utf8, const std::string& charset);

}  // namespace support
