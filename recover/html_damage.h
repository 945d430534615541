// A message within a page of HTML, taken out of it.
//
// Only tags of HTML's own elements go, and entities become characters; `<user@example.org>` stays.
// What a page has but does not show (comments, scripts, styles) is put behind everything else, so
// that it still counts as text outside of the message, and a message hidden there is met. The text
// of the page around the message stays where it is. Two-byte characters of ISO-2022-JP are passed
// over, but by UndoHtmlBytes: '<' and '&' are among their bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recover {

std::optional<std::string> UndoHtml(std::string_view file);
// Line ends were written as tags: <br>, and the ends of blocks.
std::optional<std::string> UndoHtmlBreaks(std::string_view file);
// Tags were put around a text that was not escaped.
std::optional<std::string> UndoHtmlTags(std::string_view file);
// The bytes of two-byte characters were escaped too.
std::optional<std::string> UndoHtmlBytes(std::string_view file);

}  // namespace recover
