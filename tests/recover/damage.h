// What happens to documents on their way, done to them. Shares no code with what undoes it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace support {

std::string Transcoded(std::string_view bytes, const char* from, const char* to);

// "<" and "&" as entities, in the one-byte parts only, as the tools of the time did it.
std::string HtmlEscaped(std::string_view utf8);
// A page with nothing on it but the text.
std::string BarePage(std::string_view text);
// Every character beyond ASCII as &#NNN;.
std::string WithNumericEntities(std::string_view utf8);

std::string QuotedPrintable(std::string_view text);  // RFC 2045, lines of 76 at most
std::string Base64Lines(std::string_view text);
std::string Flowed(std::string_view text);  // RFC 3676: stuffed, long lines broken at blanks

// `before` in front of each line.
std::string EachLine(std::string_view text, std::string_view before);
// `edit` on each line between the empty line after the headers and the signature.
std::string EachSignedLine(std::string_view message,
                           const std::function<std::string(std::string)>& edit);

}  // namespace support
