// The numbered list of references at the end of a JPCERT/CC document.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// Entries "[n] title URL" of every list headed 参考文献, up to the next rule or section. Titles
// run over lines (joined by AppendWrapped); a URL behind 日本語訳, 日本語版 or 邦訳 is the
// translation's; any other further URL is a citation of its own with the same marker and title. An
// entry without a URL is kept. Markers as [A1] are met too.
std::vector<Citation> ReadCitations(const std::vector<Line>& lines);

}  // namespace parse
