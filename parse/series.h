// What a parser of one series of documents is. A new series is one file with one of these, and a
// row in the table of parse/parser.cc.
#pragma once

#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

struct Series {
  std::string_view name;  // Document::parser
  int version;            // Document::parser_version
  // Whether the text is one of this series. The lines may be flattened (parse/flattened.h).
  bool (*recognise)(const std::vector<Line>& lines);
  // Fills in everything but parser, parser_version and charset. Time is linear in the text.
  void (*parse)(std::vector<Line>&& lines, Document& document);
};

}  // namespace parse
