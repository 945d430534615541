#include "formats/format_guide.h"

#include <algorithm>

#include "base/text.h"

namespace formats {
namespace {

// "### `name`" opens a table, "### name" a question whose SQL is the block below.
class Reader {
 public:
  Guide Read(std::string_view text) {
    for (const std::string_view line : base::SplitLines(text)) Line(line);
    Share();
    return std::move(guide_);
  }

 private:
  void Line(std::string_view line) {
    if (line.substr(0, 3) == "```") {
      in_sql_ = line == "```sql";
    } else if (in_sql_) {
      if (part_ == Part::kQuestions && !guide_.questions.empty()) {
        std::string& sql = guide_.questions.back().sql;
        sql.append(sql.empty() ? "" : "\n").append(line);
      }
    } else if (line.substr(0, 3) == "## ") {
      Open(line.substr(3));
    } else if (line.substr(0, 4) == "### ") {
      Enter(line.substr(4));
    } else if (part_ == Part::kTables) {
      Describe(line);
    }
  }

  void Open(std::string_view title) {
    table_ = nullptr;
    is_view_ = title.find("views") != std::string_view::npos;
    is_public_ = title == "The views";
    part_ = title == "Some questions"                              ? Part::kQuestions
            : is_view_ || title.find("table") != std::string::npos ? Part::kTables
                                                                   : Part::kOther;
  }

  void Enter(std::string_view title) {
    if (part_ == Part::kQuestions) guide_.questions.push_back({std::string(title), {}});
    if (part_ != Part::kTables) return;
    guide_.tables.push_back({base::ReplaceAll(std::string(title), "`", ""),
                             {},
                             is_view_,
                             is_public_ && title.front() == '`',
                             {}});
    table_ = &guide_.tables.back();
    is_text_ = true;
  }

  void Describe(std::string_view line) {
    if (table_ == nullptr) return;
    if (line.substr(0, 3) == "| `") {
      const auto end = line.find('`', 3);
      const auto text = line.find("| ", end);
      std::string_view says = line.substr(text + 2);
      says.remove_suffix(std::min<std::size_t>(2, says.size()));  // " |"
      table_->columns.push_back({std::string(line.substr(3, end - 3)), std::string(says)});
    } else if (line.empty()) {
      is_text_ = table_->text.empty();
    } else if (is_text_ && line.front() != '|') {
      table_->text.append(table_->text.empty() ? "" : " ").append(line);
    }
  }

  // "### Columns of many views" describes what views do not describe themselves.
  void Share() {
    const auto shared = std::find_if(guide_.tables.begin(), guide_.tables.end(), [](const auto& t) {
      return t.name == "Columns of many views";
    });
    if (shared == guide_.tables.end()) return;
    const GuideTable common = *shared;
    guide_.tables.erase(shared);
    for (GuideTable& table : guide_.tables) {
      if (!table.is_view) continue;
      for (const GuideColumn& column : common.columns) {
        if (table.TextOf(column.name).empty()) table.columns.push_back(column);
      }
    }
  }

  enum class Part { kOther, kTables, kQuestions };
  Guide guide_;
  Part part_ = Part::kOther;
  bool in_sql_ = false;
  bool is_view_ = false;
  bool is_public_ = false;
  bool is_text_ = false;
  GuideTable* table_ = nullptr;
};

}  // namespace

std::string GuideTable::TextOf(std::string_view column) const {
  for (const GuideColumn& one : columns) {
    if (one.name == column) return one.text;
  }
  return {};
}

const Guide& TheGuide() {
  static const Guide guide = Reader().Read(kGuideText);
  return guide;
}

std::vector<std::string> PublicViews() {
  std::vector<std::string> names;
  for (const GuideTable& table : TheGuide().tables) {
    if (table.is_public) names.push_back(table.name);
  }
  return names;
}

}  // namespace formats
