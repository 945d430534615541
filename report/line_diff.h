// The lines that changed between two texts: libgit2, and nothing of words yet.
#pragma once

#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/text_diff.h"

namespace report {

// With so many unchanged lines around what changed. Each line has one span, a changed line's is
// marked as changed. Errors as of DiffTexts.
base::Result<std::vector<Hunk>> DiffLines(std::string_view before, std::string_view after,
                                          unsigned context);

}  // namespace report
