// Text in another charset than it was signed in, brought back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recover {

enum class Charset { kUtf8, kEucJp, kCp932, kIso2022Jp };

// How ISO-2022-JP announces kanji and ASCII (RFC 1468): the sets of 1983 or of 1978, ASCII or the
// Roman set of JIS X 0201. A transcoder forgets which, so all are tried.
struct Designators {
  std::string_view kanji = "\x1B$B";
  std::string_view ascii = "\x1B(B";
};

// Nothing where a byte has no meaning in the one charset or no place in the other, or nothing
// changes.
std::optional<std::string> Transcode(std::string_view file, Charset from, Charset to,
                                     const Designators& designators = {});
// The same between others, by the names that iconv knows them by.
std::optional<std::string> TranscodeByName(std::string_view file, const char* from, const char* to);

// UTF-16 with its byte order mark, to UTF-8.
std::optional<std::string> UndoUtf16(std::string_view file);
// U+00A0 of UTF-8, which pages show and paste in place of blanks.
std::optional<std::string> UndoNoBreakSpaces(std::string_view file);

// ISO-2022-JP whose ESC bytes are lost ("$B…(B"), or have become `substitute`.
std::optional<std::string> UndoLostEsc(std::string_view file, std::string_view substitute);

}  // namespace recover
