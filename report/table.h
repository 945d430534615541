// Rows as a table for people.
//
// Columns are as wide as the first rows need; later rows that are wider push the rest aside. Where
// a width is given, the widest columns of text are cut to it with an ellipsis, URLs at their
// beginning, but never numbers, times, key ids and hashes; and columns that may be left out are
// left out before the others become too narrow to be read. Every character that a terminal would
// obey is escaped; the only sequences are those of `has_colours`.
#pragma once

#include <memory>
#include <ostream>

#include "report/rows.h"

namespace report {

std::unique_ptr<RowWriter> MakeTableWriter(std::ostream& out, const TableStyle& style);

}  // namespace report
