// Which columns of a table are shown, and how wide, on a terminal that has so many columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace report {

struct TableColumn {
  std::string name;
  std::size_t width = 0;     // what its cells need
  bool is_cuttable = false;  // text; numbers, times and hashes are shown whole
  bool is_shown = true;
};

// What stands between two columns.
inline constexpr std::size_t kColumnGap = 2;

// Cuts the widest columns until all fit into `width`. Where that would leave less of them than can
// be read, columns are hidden first, in the order of `spare`. What cannot fit is left wider.
void FitColumns(std::vector<TableColumn>& columns, const std::vector<std::string>& spare,
                std::size_t width);

}  // namespace report
