// The titles of a weekly report's items, and the list of them above the first.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "parse/lines.h"

namespace parse {

// Whether the item of this number starts on the line.
bool IsItemHead(const std::vector<Line>& lines, std::size_t at, int number);

struct ItemTitle {
  std::string text;
  std::size_t end = 0;  // the line behind it
};

// `at` is an item's head. A second line is the title's where the paragraph ends behind it:
// publishers and sentences have more lines below.
ItemTitle ItemTitleAt(const std::vector<Line>& lines, std::size_t at);

struct ReportContents {
  std::vector<std::string> titles;  // titles[0] is that of item 1; empty without a list
  std::size_t end = 0;              // the first line behind the list: item 1
};

// A list of contents is headed 目次, or its first title is met again; the items start over behind
// it, and no source of one stands between its titles.
ReportContents FindReportContents(const std::vector<Line>& lines);

}  // namespace parse
