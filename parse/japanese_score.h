// How much bytes look like Japanese text, read as one of the two 8-bit encodings.
//
// Most texts in one of them are well-formed in the other too, so being well-formed decides nothing.
// What does is how common the characters are: Japanese is a third kana, and its kanji are nearly
// all from the first level of JIS X 0208. The same bytes read wrongly are rare kanji and half-width
// kana.
#pragma once

#include <string_view>

namespace parse {

// The higher the likelier; 0 and below is not Japanese. Only the comparison of the two for the same
// bytes means anything.
long ScoreAsEucJp(std::string_view bytes);
long ScoreAsCp932(std::string_view bytes);

}  // namespace parse
