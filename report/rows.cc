#include "report/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "report/collected_rows.h"
#include "report/table.h"

namespace report {
namespace {

using store::Cell;

class CsvWriter : public RowWriter {
 public:
  explicit CsvWriter(std::ostream& out) : out_(out) {}

  void Columns(const std::vector<std::string>& names) override {
    Row(std::vector<Cell>(names.begin(), names.end()));
  }
  bool Row(const std::vector<Cell>& cells) override {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out_ << (i > 0 ? "," : "") << Quoted(CellText(cells[i]));
    }
    out_ << "\r\n";
    return out_.good();
  }
  void Finish() override {}

 private:
  static std::string Quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
  }

  std::ostream& out_;
};

class JsonWriter : public RowWriter {
 public:
  JsonWriter(std::ostream& out, bool lines) : out_(out), lines_(lines) {}

  // An object holds a name once, so a second column of that name gets another.
  void Columns(const std::vector<std::string>& names) override {
    for (const std::string& name : names) {
      std::string unique = base::ValidUtf8(name);
      for (int i = 2; std::find(names_.begin(), names_.end(), unique) != names_.end(); ++i) {
        unique = fmt::format("{}_{}", base::ValidUtf8(name), i);
      }
      names_.push_back(std::move(unique));
    }
  }
  bool Row(const std::vector<Cell>& cells) override {
    nlohmann::ordered_json object;
    for (std::size_t i = 0; i < cells.size(); ++i) object[names_[i]] = CellJson(cells[i]);
    if (!lines_) out_ << (std::exchange(any_, true) ? ",\n " : "[");
    out_ << object.dump() << (lines_ ? "\n" : "");
    return out_.good();
  }
  void Finish() override {
    if (!lines_) out_ << (any_ ? "]\n" : "[]\n");
  }

 private:
  std::ostream& out_;
  bool lines_;
  bool any_ = false;
  std::vector<std::string> names_;
};

}  // namespace

std::optional<Format> FormatNamed(std::string_view name) {
  if (name == "table") return Format::kTable;
  if (name == "csv") return Format::kCsv;
  if (name == "json") return Format::kJson;
  if (name == "jsonl") return Format::kJsonl;
  return std::nullopt;
}

std::unique_ptr<RowWriter> MakeRowWriter(Format format, std::ostream& out,
                                         const TableStyle& style) {
  switch (format) {
    case Format::kTable:
      return MakeTableWriter(out, style);
    case Format::kCsv:
      return std::make_unique<CsvWriter>(out);
    case Format::kJson:
      return std::make_unique<JsonWriter>(out, false);
    case Format::kJsonl:
      return std::make_unique<JsonWriter>(out, true);
  }
  return nullptr;
}

}  // namespace report
