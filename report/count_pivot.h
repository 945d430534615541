// A series of counts as a person reads it: a row for each period, a column for each key.
#pragma once

#include "report/count_series.h"
#include "report/rows.h"

namespace report {

// Whether the keys still fit beside each other; `width` is that of the terminal, 0 where there is
// none.
bool FitsPivot(const CountSeries& series, std::size_t width);

// `-` is a key that an overview does not list; in a gap the cells are empty.
void WritePivot(const CountSeries& series, RowWriter& writer);

}  // namespace report
