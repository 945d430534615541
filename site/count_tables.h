// The incident counts of one source as tables with a row for each period.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "report/count_series.h"
#include "site/documents.h"
#include "site/table.h"

namespace site {

// Where the page of a document is, by source and name.
using PageOf = std::map<std::pair<std::string, std::string>, std::string>;

// The numbers of a dimension; each is linked to its line. A quarter that no overview touches is a
// row without numbers, and so a gap in a chart. `series` is of one source.
Table CountTable(const report::CountSeries& series, const std::string& dimension,
                 const PageOf& pages, Language language);

}  // namespace site
