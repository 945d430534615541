#include "report/collected_rows.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/escape.h"

namespace report {

nlohmann::ordered_json CellJson(const store::Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return *number;
  if (const auto* number = std::get_if<double>(&cell)) return *number;
  if (const auto* text = std::get_if<std::string>(&cell)) return base::ValidUtf8(*text);
  return nullptr;
}

std::string CellText(const store::Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) return std::to_string(*number);
  if (const auto* number = std::get_if<double>(&cell)) return fmt::format("{}", *number);
  if (const auto* text = std::get_if<std::string>(&cell)) return *text;
  return {};
}

nlohmann::ordered_json RowsJson(const CollectedRows& rows) {
  auto array = nlohmann::ordered_json::array();
  for (const auto& row : rows.rows()) {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < row.size(); ++i) object[rows.names()[i]] = CellJson(row[i]);
    array.push_back(std::move(object));
  }
  return array;
}

}  // namespace report
