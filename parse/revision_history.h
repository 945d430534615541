// The history of revisions that a document gives of itself.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// The entries from line `begin` on, up to a rule or a line that `ends` says yes to. An entry starts
// with a day, a version ("v1.1", "Ver.02"), or both in either order, and goes on over the lines
// that follow it without a blank line between.
std::vector<RevisionNote> ReadRevisionNotes(const std::vector<Line>& lines, std::size_t begin,
                                            bool (*ends)(std::string_view line));

}  // namespace parse
