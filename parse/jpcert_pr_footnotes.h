// The footnotes of an activity overview.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// One field "footnote" for each paragraph "(*1) text": the whole of it, mark included. Where line
// ends were lost the paragraph's end is too, and no more than the first sentence is taken.
std::vector<Field> ReadFootnotes(const std::vector<Line>& lines);

}  // namespace parse
