// How many columns of a terminal a text takes.
#pragma once

#include <cstddef>
#include <string_view>

namespace report {

// Well-formed UTF-8 without control characters; Chinese and Japanese characters take two columns.
std::size_t DisplayWidth(std::string_view text);

}  // namespace report
