// From bytes in an unknown Japanese or western charset to UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace parse {

struct DecodedText {
  std::string text;     // UTF-8, with as many LF as the bytes had
  std::string charset;  // ISO-2022-JP, EUC-JP, CP932, UTF-8, ISO-8859-1 or US-ASCII
};

// Never fails. Bytes without a meaning in the charset become U+FFFD, and so does every ESC that is
// not an ISO-2022-JP designator: what is decoded holds no ESC. Characters that the decoders of the
// Microsoft and the JIS tables write differently (U+FF5E for U+301C) get the JIS form, so that
// copies of one text in different charsets decode to the same text. A leading byte order mark is
// dropped.
DecodedText Decode(std::string_view bytes);

}  // namespace parse
