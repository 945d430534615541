// The tables of an activity overview: what a row counts depends on those around it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/jpcert_pr_rows.h"
#include "parse/lines.h"

namespace parse {

// Goes through the lines of one overview, which the caller keeps, in their order.
class TableReader {
 public:
  explicit TableReader(const std::vector<Line>& lines) : lines_(lines) {}

  // A head stands at `at` and ends what table there was.
  void BeginAt(std::size_t at);

  // The count of the row at `at`. `labels` is the dimension of rows that are neither of ports nor
  // of domains, empty where such a line is no row unless the rows around it make it one.
  std::optional<Count> RowAt(std::size_t at, std::string_view labels);

 private:
  std::optional<Count> KnownRow() const;
  std::optional<Count> LabelRow(std::string_view dimension) const;
  std::optional<Count> ListRow() const;
  std::string TableAround() const;
  bool StandsAlone() const;
  Count CountOf(std::string dimension, std::string key, TableRow row) const;

  const std::string& Text() const { return lines_[at_].text; }

  const std::vector<Line>& lines_;
  std::size_t at_ = 0;
  std::string table_;  // the dimension of the last row since the last head
  std::size_t last_row_ = SIZE_MAX;
  std::size_t last_head_ = SIZE_MAX;
};

}  // namespace parse
