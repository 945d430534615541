// Words of a text in any language, as far as a comparison needs them.
#pragma once

#include <string_view>
#include <vector>

namespace report {

// The pieces of `text` (UTF-8), one after the other and nothing left out: runs of letters and
// digits, of hiragana, of katakana, of kanji, of blanks; a line end, and every other character, is
// a piece of its own. Japanese is not written with blanks, and a change of script is where its
// words mostly begin and end.
std::vector<std::string_view> SplitWords(std::string_view text);

}  // namespace report
