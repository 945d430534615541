// Facsimiles of activity overviews in sentences of our own, with made-up figures.
#pragma once

#include <string>
#include <string_view>

namespace parse_test {

// Early 2004: divisions in [..], types as I. to V., a table of ports with footnotes.
std::string EarlyOverview();
// Mid-2004: divisions as I. to III., types as (1) with an English tag; two dated lines.
std::string TaggedOverview();
// 2006: an address and an introduction below the first head, later types, a row for the other
// ports.
std::string LaterOverview();

// Paragraphs of sentences put on lines of `width` characters, broken in the middle of words and
// between a number and 件, but not within a number.
std::string Rewrap(std::string_view text, std::size_t width);

// ASCII digits as full-width ones.
std::string WithFullWidthDigits(std::string_view text);

}  // namespace parse_test
