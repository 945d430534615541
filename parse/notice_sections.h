// The sections of alerts, technical documents and press releases.
#pragma once

#include <cstddef>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// A section with the index of the line of its head and the lines that are its own: [begin, end), up
// to the next head of its level or a
// higher one, or a footer.
struct NoticeSection {
  Section section;
  std::size_t at = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
};

// Level 1 are the heads of the highest kind that the document has (§1., I., 1., (1), 【…】), level
// 2 all others. A § or a Roman numeral makes a head wherever it starts a line; what could as well
// be an entry of a list (1., (1), A., [...]) does so only between blank lines. A title that goes on
// in the next line is put together. The table of contents below 目次 is none of the sections,
// unless no section follows it.
std::vector<NoticeSection> ReadNoticeSections(const std::vector<Line>& lines);

}  // namespace parse
