// Everything that an activity overview counts.
#pragma once

#include <cstddef>
#include <unordered_set>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct OverviewCounts {
  // By dimension (total, source_tld, notification, type, port, publication), then by line.
  std::vector<Count> counts;
  std::vector<Malware> malware;
  std::vector<Action> actions;
  // Indices of the lines read: heads of types, and those of the lists of actions.
  std::unordered_set<std::size_t> type_heads;
  std::unordered_set<std::size_t> listed;
};

// Read from the sections on incidents and on publications. The three divisions of the first (by
// sender, notifications, by type) are known by the words of their heads, whatever the numbering: it
// is [..] in early 2004, I. to III. later. A type is a head below the third whose text states a
// count.
OverviewCounts ReadOverviewCounts(const std::vector<Line>& lines);

}  // namespace parse
