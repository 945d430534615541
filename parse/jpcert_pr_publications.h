// The publications that an activity overview lists.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// Entries "2004-02-16 title" of the section on publications. A title may run over lines; its
// address stands behind it, or on the lines above where the list starts so. The address right below
// a head is that of all publications of the kind. A title that holds a full stop is not taken: in a
// text whose line ends were lost it cannot be told from the sentences behind it.
std::vector<Publication> ReadPublications(const std::vector<Line>& lines);

}  // namespace parse
