// Matching at the words of a flattened line, for the rules of the series.
#pragma once

#include <cstddef>
#include <string_view>

namespace re2 {
class RE2;
}

namespace parse {

// How much of the start of `rest` the pattern takes; 0 where it does not match or stops within a
// word.
std::size_t Taken(std::string_view rest, const re2::RE2& pattern);

// The size of group 1 of a pattern that looks further than the head it is for.
std::size_t TakenHead(std::string_view rest, const re2::RE2& pattern);

}  // namespace parse
