// ISO-2022-JP (RFC 1468), with what mail of the time added to it.
#pragma once

#include <string>
#include <string_view>

namespace parse {

// Whether a designator of a Japanese set stands in `bytes`.
bool HoldsIso2022Jp(std::string_view bytes);

// The same text as EUC-JP bytes. Understood: ASCII and JIS X 0201 Roman (read as ASCII, which is
// what it meant in mail), JIS X 0208 of 1978, 1983 and 1990, JIS X 0212, and half-width katakana by
// ESC ( I. Every line starts in ASCII (RFC 1468), so one lost designator spoils one line only. A
// byte 0xFF, which no EUC-JP text has, stands for each ESC that designates nothing and for each
// byte that is half a character.
std::string Iso2022JpToEucJp(std::string_view bytes);

}  // namespace parse
