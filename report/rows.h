// Rows as a person or a program reads them.
//
// Whatever stands in a cell, it can do nothing to a terminal: the table form escapes control
// characters and bytes that are not UTF-8. CSV and JSON are for programs and keep text as it is,
// but for bytes that are not UTF-8, which JSON cannot hold (they become U+FFFD there).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "store/queries.h"

namespace report {

enum class Format {
  kTable,
  kCsv,    // RFC 4180, with a header line
  kJson,   // one array of objects
  kJsonl,  // one object per line
};

std::optional<Format> FormatNamed(std::string_view name);

// How a table looks where it is shown.
struct TableStyle {
  // Colours, and bold for what is emphasised; without them no escape sequence is written, and what
  // is emphasised stands in [].
  bool has_colours = false;
  std::size_t width = 0;           // of the terminal; 0: as wide as the cells need
  std::vector<std::string> spare;  // columns to leave out where it is narrow, first ones first
};

struct Range {
  std::size_t begin = 0;  // bytes of the cell's text
  std::size_t end = 0;
};

// Life cycle: Columns, Row any number of times, Finish once. Memory does not grow with the rows.
class RowWriter : public store::RowSink {
 public:
  // Parts of that cell of the next row, in order and apart. Tables show them, programs' forms do
  // not.
  virtual void Emphasise(std::size_t /*column*/, const std::vector<Range>& /*ranges*/) {}
  virtual void Finish() = 0;
};

// `out` must outlive the writer.
std::unique_ptr<RowWriter> MakeRowWriter(Format format, std::ostream& out,
                                         const TableStyle& style = {});

}  // namespace report
