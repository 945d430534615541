// All rows of a query, for whoever must see them together.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "store/queries.h"

namespace report {

class CollectedRows : public store::RowSink {
 public:
  void Columns(const std::vector<std::string>& names) override { names_ = names; }
  bool Row(const std::vector<store::Cell>& cells) override {
    rows_.push_back(cells);
    return true;
  }
  const std::vector<std::string>& names() const { return names_; }
  const std::vector<std::vector<store::Cell>>& rows() const { return rows_; }

 private:
  std::vector<std::string> names_;
  std::vector<std::vector<store::Cell>> rows_;
};

// A number, text (bytes that are not UTF-8 are U+FFFD) or null.
nlohmann::ordered_json CellJson(const store::Cell& cell);
// As a person reads it; empty for NULL.
std::string CellText(const store::Cell& cell);
// An object for each row.
nlohmann::ordered_json RowsJson(const CollectedRows& rows);

}  // namespace report
