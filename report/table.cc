#include "report/table.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "base/time.h"
#include "report/cell_colour.h"
#include "report/collected_rows.h"
#include "report/table_layout.h"
#include "report/width.h"

namespace report {
namespace {

using store::Cell;

bool IsNumber(const Cell& cell) {
  return std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<double>(cell);
}

// Times, key ids, fingerprints and hashes: of no use where only half of one is shown.
bool IsExact(std::string_view text) {
  constexpr std::size_t kKeyId = 16;
  constexpr std::string_view kHex = "0123456789ABCDEFabcdef";
  return base::ParseTime(text) ||
         (text.size() >= kKeyId && text.find_first_not_of(kHex) == std::string_view::npos);
}

// Those of one table begin alike, and it is the end that tells them apart.
bool IsUrl(std::string_view text) {
  return base::Contains(text, "://") && text.find(' ') == std::string_view::npos;
}

struct Part {
  std::string text;  // escaped
  bool is_emphasised = false;
};

struct Shown {
  std::vector<Part> parts;
  std::size_t width = 0;
  bool is_right = false;
  std::string_view colour;
};

class TableWriter : public RowWriter {
 public:
  TableWriter(std::ostream& out, TableStyle style) : out_(out), style_(std::move(style)) {}

  void Columns(const std::vector<std::string>& names) override {
    for (const std::string& name : names) columns_.push_back({name, 0, true, true});
    Keep(std::vector<Cell>(names.begin(), names.end()));
    for (Shown& shown : kept_.front()) shown.colour = kBold;
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
  void Finish() override {
    Flush();
    TellHidden();
  }

 private:
  static constexpr std::size_t kMeasured = 1000;
  static constexpr std::size_t kWhole = std::string::npos;

  void Keep(const std::vector<Cell>& cells) {
    static const std::vector<Range> none;
    std::vector<Shown> row;
    row.reserve(cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) {
      std::string text = CellText(cells[i]);
      const bool is_right = IsNumber(cells[i]);
      const bool is_exact = is_right || (!measured_ && IsExact(text));
      const std::string_view colour =
          style_.has_colours ? CellColour(columns_[i].name, text) : std::string_view();
      Shown shown = Show(std::move(text), i == emphasised_ ? ranges_ : none);
      shown.is_right = is_right;
      shown.colour = colour;
      if (!measured_) {
        columns_[i].width = std::max(columns_[i].width, shown.width);
        if (is_exact) columns_[i].is_cuttable = false;
      }
      row.push_back(std::move(shown));
    }
    ranges_.clear();
    kept_.push_back(std::move(row));
  }

  Shown Show(std::string&& text, const std::vector<Range>& ranges) const {
    if (!ranges.empty() || base::PlainPrefix(text) < text.size()) return ShowParts(text, ranges);
    Shown shown;
    shown.width = text.size();
    if (!text.empty()) shown.parts.push_back({std::move(text), false});
    return shown;
  }

  // Each part is escaped by itself, so that no text can look like an emphasis of ours.
  Shown ShowParts(std::string_view text, const std::vector<Range>& ranges) const {
    Shown shown;
    std::size_t at = 0;
    const auto add = [&](std::size_t end, bool is_emphasised) {
      std::string part = base::EscapeForTerminal(text.substr(at, end - at));
      if (is_emphasised && !style_.has_colours) part = "[" + part + "]";
      shown.width += DisplayWidth(part);
      if (!part.empty()) shown.parts.push_back({std::move(part), is_emphasised});
      at = end;
    };
    for (const Range& range : ranges) {
      add(range.begin, false);
      add(range.end, true);
    }
    add(text.size(), false);
    return shown;
  }

  void AddPart(std::string_view part, bool is_emphasised, std::string_view usual,
               std::string& text) const {
    const std::string_view colour = is_emphasised ? kBold : usual;
    const bool is_coloured = style_.has_colours && !colour.empty();
    text.append(is_coloured ? colour : "").append(part).append(is_coloured ? kPlain : "");
  }

  // What fits of it, with its colours; `width` becomes what that takes.
  std::string Render(const Shown& shown, std::size_t limit, std::size_t& width) const {
    std::string text;
    width = 0;
    if (shown.width <= limit) {
      for (const Part& part : shown.parts) {
        AddPart(part.text, part.is_emphasised, shown.colour, text);
      }
      width = shown.width;
      return text;
    }
    for (std::size_t i = 0; i < shown.parts.size() && width < limit; ++i) {
      const bool is_last = i + 1 == shown.parts.size();
      std::string part = shown.parts[i].text;
      if (i == 0 && HidesEmphasis(shown, limit)) part = CutFromLeft(part, limit / 3);
      if (is_last && i == 0 && IsUrl(part)) part = CutFromLeft(part, limit);
      // A part that ends at the border must tell that more follows.
      if (!is_last && DisplayWidth(part) >= limit - width) part += "…";
      part = CutToWidth(part, limit - width);
      width += DisplayWidth(part);
      AddPart(part, shown.parts[i].is_emphasised, shown.colour, text);
    }
    return text;
  }

  // Whether what stands before the first emphasis would push it out of sight.
  static bool HidesEmphasis(const Shown& shown, std::size_t limit) {
    return shown.width > limit && shown.parts.size() > 1 && shown.parts[1].is_emphasised &&
           DisplayWidth(shown.parts[0].text) + DisplayWidth(shown.parts[1].text) >= limit;
  }

  std::string Line(const std::vector<Shown>& row) const {
    std::string line;
    std::size_t owed = 0;  // blanks, which are written when something follows
    for (std::size_t i = 0; i < row.size(); ++i) {
      const TableColumn& column = columns_[i];
      if (!column.is_shown) continue;
      const bool is_cut = is_cut_ && column.is_cuttable;
      std::size_t width = 0;
      const std::string text = Render(row[i], is_cut ? column.width : kWhole, width);
      const std::size_t blanks = column.width - std::min(column.width, width);
      if (row[i].is_right) owed += blanks;
      if (width > 0) line.append(std::exchange(owed, 0), ' ').append(text);
      owed += kColumnGap + (row[i].is_right ? 0 : blanks);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
  }

  void Flush() {
    if (!std::exchange(measured_, true) && style_.width > 0) {
      FitColumns(columns_, style_.spare, style_.width);
      is_cut_ = true;
    }
    for (const auto& row : kept_) out_ << Line(row) << '\n';
    kept_.clear();
  }

  void TellHidden() {
    std::vector<std::string> hidden;
    for (const TableColumn& column : columns_) {
      if (!column.is_shown) hidden.push_back(base::EscapeForTerminal(column.name));
    }
    if (hidden.empty()) return;
    const std::string note =
        CutToWidth(fmt::format("(--wide shows {} too)", base::Join(hidden, ", ")), style_.width);
    out_ << (style_.has_colours ? fmt::format("{}{}{}\n", kDim, note, kPlain) : note + "\n");
  }

  std::ostream& out_;
  TableStyle style_;
  std::size_t emphasised_ = 0;
  std::vector<Range> ranges_;
  std::vector<TableColumn> columns_;
  std::vector<std::vector<Shown>> kept_;
  bool measured_ = false;
  bool is_cut_ = false;
};

}  // namespace

std::unique_ptr<RowWriter> MakeTableWriter(std::ostream& out, const TableStyle& style) {
  return std::make_unique<TableWriter>(out, style);
}

}  // namespace report
