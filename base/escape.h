// Making hostile text safe to show.
#pragma once

#include <string>
#include <string_view>

namespace base {

// Valid UTF-8 that a terminal shows and does not obey: C0 and C1 controls, DEL, the Unicode
// characters that turn the writing direction or are invisible, and bytes that are not UTF-8 become
// \xNN or \u{NNNN}. Line ends and tabs are escaped too, unless `keep_lines`.
std::string EscapeForTerminal(std::string_view text, bool keep_lines = false);

// Bytes that are not UTF-8 become U+FFFD, everything else stays. For JSON, whose writer refuses
// text that is not UTF-8 and escapes the controls itself.
std::string ValidUtf8(std::string_view text);

// The code point at the start of `text` and how many bytes it takes; {-1, 1} where those bytes are
// not well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms). `text` is not empty.
struct CodePoint {
  int value;
  std::size_t size;
};
CodePoint DecodeUtf8(std::string_view text);
void AppendUtf8(std::string& text, int code_point);

}  // namespace base
