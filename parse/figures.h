// The numbers that are counted: "1,234件".
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace parse {

// For patterns: a number with or without commas every three digits, one group.
#define INKAN_FIGURE "([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)"

// The marks of footnotes behind a count: "(*1)", "(*1, *2)", no group.
#define INKAN_MARK "\\([*※][0-9]{1,2}(?: ?[,、・] ?[*※][0-9]{1,2})*\\)"

// The value of what INKAN_FIGURE matched. Nothing for more than 15 digits: no one counted that.
std::optional<std::int64_t> ParseFigure(std::string_view figure);

}  // namespace parse
