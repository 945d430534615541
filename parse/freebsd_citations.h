// What a FreeBSD advisory cites.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// The heads "I.   Background" at the margin.
std::vector<Section> ReadAdvisorySections(const std::vector<Line>& lines);

// Each address in the section "References", in the header field "References:" and, in notices (SN),
// below the ports that they list. The title is the text before the address in its paragraph, or in
// the one above that ends in a colon; it is empty where there is none, and the marker always is.
std::vector<Citation> ReadAdvisoryCitations(const std::vector<Line>& lines,
                                            const std::vector<Field>& header);

}  // namespace parse
