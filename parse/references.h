// The numbers of other publications that a text names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// Each number once, where it stands first, in the order of the text, whatever its spelling
// (parse/reference_forms.h); in URLs too, and where a line end stands behind the "VU#" or the
// hyphen of a number. Not the document's `own` number, in any spelling, nor another revision of it.
std::vector<Reference> FindReferences(const std::vector<Line>& lines,
                                      const std::optional<std::string>& own);

}  // namespace parse
