// How many columns of a terminal a text takes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace report {

// Well-formed UTF-8 without control characters; Chinese and Japanese characters take two columns.
std::size_t DisplayWidth(std::string_view text);
// Such a text, cut so that it takes at most so many columns, the last of which is then an ellipsis.
std::string CutToWidth(std::string_view text, std::size_t columns);
// Its end, where it is wider; an ellipsis is the first column then.
std::string CutFromLeft(std::string_view text, std::size_t columns);

}  // namespace report
