#include "report/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "report/collected_rows.h"
#include "report/width.h"

namespace report {
namespace {

using store::Cell;

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

// Columns are as wide as the first rows need; later rows that are wider push the rest aside.
class TableWriter : public RowWriter {
 public:
  TableWriter(std::ostream& out, Emphasis emphasis)
      : out_(out), is_bold_(emphasis == Emphasis::kBold) {}

  void Columns(const std::vector<std::string>& names) override {
    widths_.assign(names.size(), 0);
    Keep(std::vector<Cell>(names.begin(), names.end()));
  }
  bool Row(const std::vector<Cell>& cells) override {
    Keep(cells);
    if (kept_.size() > kMeasured) Flush();
    return out_.good();
  }
  void Emphasise(std::size_t column, const std::vector<Range>& ranges) override {
    emphasised_ = column;
    ranges_ = ranges;
  }
  void Finish() override { Flush(); }

 private:
  static constexpr std::size_t kMeasured = 1000;
  struct Shown {
    std::string text;
    std::size_t width = 0;
    bool right = false;
  };

  void Keep(const std::vector<Cell>& cells) {
    std::vector<Shown> row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Shown shown = Show(CellText(cells[i]), i == emphasised_ ? ranges_ : std::vector<Range>());
      shown.right = IsNumber(cells[i]);
      if (!measured_) widths_[i] = std::max(widths_[i], shown.width);
      row.push_back(std::move(shown));
    }
    ranges_.clear();
    kept_.push_back(std::move(row));
  }

  // Each part is escaped by itself, so that no text can look like an emphasis of ours.
  Shown Show(std::string_view text, const std::vector<Range>& ranges) const {
    Shown shown;
    std::size_t at = 0;
    const auto add = [&](std::size_t end) {
      const std::string part = base::EscapeForTerminal(text.substr(at, end - at));
      shown.width += DisplayWidth(part);
      shown.text += part;
      at = end;
    };
    for (const Range& range : ranges) {
      add(range.begin);
      shown.text += is_bold_ ? "\x1b[1m" : "[";
      add(range.end);
      shown.text += is_bold_ ? "\x1b[0m" : "]";
      shown.width += is_bold_ ? 0 : 2;
    }
    add(text.size());
    return shown;
  }

  void Flush() {
    measured_ = true;
    for (const auto& row : kept_) {
      std::string line;
      for (std::size_t i = 0; i < row.size(); ++i) {
        const std::string blanks(widths_[i] - std::min(widths_[i], row[i].width), ' ');
        if (i > 0) line += "  ";
        line += row[i].right ? blanks + row[i].text : row[i].text + blanks;
      }
      line.erase(line.find_last_not_of(' ') + 1);
      out_ << line << '\n';
    }
    kept_.clear();
  }

  std::ostream& out_;
  bool is_bold_;
  std::size_t emphasised_ = 0;
  std::vector<Range> ranges_;
  std::vector<std::size_t> widths_;
  std::vector<std::vector<Shown>> kept_;
  bool measured_ = false;
};

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

std::unique_ptr<RowWriter> MakeRowWriter(Format format, std::ostream& out, Emphasis emphasis) {
  switch (format) {
    case Format::kTable:
      return std::make_unique<TableWriter>(out, emphasis);
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
