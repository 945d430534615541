// The colour of a table's cell. A colour says nothing that the word does not say.
#pragma once

#include <string_view>

namespace report {

inline constexpr std::string_view kBold = "\x1b[1m";
inline constexpr std::string_view kDim = "\x1b[2m";
inline constexpr std::string_view kPlain = "\x1b[0m";

// The sequence that begins it; empty for most cells.
std::string_view CellColour(std::string_view column, std::string_view text);

}  // namespace report
