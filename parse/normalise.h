// One way of writing for what Japanese documents write in two widths.
#pragma once

#include <string>
#include <string_view>

namespace parse {

// The text with full-width ASCII, blanks and brackets made ASCII, half-width katakana made full
// width (with their voicing marks), the no-break space and the typographic spaces made blanks, the
// hyphens U+2010, U+2011 and the minus U+2212 made '-', and the tildes U+FF5E and U+223C made the
// wave dash U+301C. This is NFKC (Unicode UAX #15) for those characters only: the whole of it would
// turn ① into 1 and ㈱ into (株), which are the document's own words. `text` is UTF-8 without
// errors.
std::string Fold(std::string_view text);

}  // namespace parse
