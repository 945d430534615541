#include "report/table_layout.h"

#include <algorithm>

namespace report {
namespace {

constexpr std::size_t kReadable = 20;  // columns are hidden before others are cut below this
constexpr std::size_t kNarrowest = 8;

std::size_t WidthWith(const std::vector<TableColumn>& columns, std::size_t limit) {
  std::size_t sum = 0;
  for (const TableColumn& column : columns) {
    if (!column.is_shown) continue;
    sum += (sum > 0 ? kColumnGap : 0) +
           (column.is_cuttable ? std::min(column.width, limit) : column.width);
  }
  return sum;
}

// The widest limit for every column of text with which all fit; `lowest` where none does.
std::size_t LimitFor(const std::vector<TableColumn>& columns, std::size_t lowest,
                     std::size_t width) {
  std::size_t limit = std::max(width, lowest);
  while (limit > lowest && WidthWith(columns, limit) > width) --limit;
  return limit;
}

}  // namespace

void FitColumns(std::vector<TableColumn>& columns, const std::vector<std::string>& spare,
                std::size_t width) {
  for (const std::string& name : spare) {
    if (WidthWith(columns, kReadable) <= width) break;
    for (TableColumn& column : columns) {
      if (column.name == name) column.is_shown = false;
    }
  }
  const std::size_t limit = LimitFor(columns, kNarrowest, width);
  for (TableColumn& column : columns) {
    if (column.is_cuttable) column.width = std::min(column.width, limit);
  }
}

}  // namespace report
