// Texts whose line ends were lost.
//
// Copies of documents are met in which every run of white space has become one blank. Their lines
// are put back where a boundary can be recognised (a head, a row of a table, an entry of a list),
// so that one parser, which reads lines, serves both forms. Where sentences were broken does not
// matter to it. Parsing the text as one stream of words instead was rejected: in the lined form the
// start of a line is the best evidence there is.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "parse/lines.h"

namespace parse {

// What starts at a word of a flattened line.
struct Unit {
  std::size_t size = 0;     // 0: nothing that the rules know
  bool cut_before = false;  // a line starts here
  bool cut_after = false;   // and another behind it
};

// What is a line of its own; nothing where `size` is 0.
inline Unit WholeLine(std::size_t size) { return {size, size > 0, size > 0}; }

// The rules of one series. They may keep a state: they are asked once for every word, in order.
class Boundaries {
 public:
  virtual ~Boundaries() = default;
  // `rest` is the line from the start of a word on, with single blanks.
  virtual Unit At(std::string_view rest) = 0;
};

// The lines, with those that are far longer than anyone types cut by the rules. A piece keeps the
// number of the line it is from. No more than 1 MiB is looked at (real documents are below 300
// KiB); lines past that stay as they are.
std::vector<Line> RestoreLines(std::vector<Line> lines, Boundaries& boundaries);

}  // namespace parse
