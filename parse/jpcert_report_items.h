// The items of a weekly report and its memo.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct ReportItems {
  std::vector<Section> sections;    // "item", "memo"
  std::vector<Citation> citations;  // of all of them, in the order of the text
};

// Items are numbered from 1 on without a gap. The titles of a list of contents are not items once
// more, but tell where the titles of a flattened text end. A rule or a head that is no item's ends
// an item; addresses outside of items and memo are the footer's and no citations. The citations of
// the memo have an empty marker and are "related".
ReportItems ReadReportItems(const std::vector<Line>& lines);

}  // namespace parse
