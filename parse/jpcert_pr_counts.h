// Everything that an activity overview counts.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct OverviewCounts {
  // By dimension (total, source_tld, notification, type, port, publication), then by line.
  std::vector<Count> counts;
  std::vector<Malware> malware;
};

// Read from the sections on incidents and on publications. The three divisions of the first (by
// sender, notifications, by type) are known by the words of their heads, whatever the numbering: it
// is [..] in early 2004, I. to III. later. A type is a head below the third whose text states a
// count.
OverviewCounts ReadOverviewCounts(const std::vector<Line>& lines);

}  // namespace parse
