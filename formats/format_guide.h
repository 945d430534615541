// What docs/archive-format.md says of the tables and views of the archive, read from its text at
// run time, so that no second description of a column can differ from it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formats {

struct GuideColumn {
  std::string name;
  std::string text;
};

struct GuideTable {
  std::string name;
  std::string text;  // the first paragraph below its heading
  bool is_view = false;
  bool is_public = false;  // a view that the manual promises
  std::vector<GuideColumn> columns;

  // What is said of the column; empty where nothing is.
  std::string TextOf(std::string_view column) const;
};

struct GuideQuestion {
  std::string title;
  std::string sql;
};

struct Guide {
  std::vector<GuideTable> tables;
  std::vector<GuideQuestion> questions;
};

// The guide of this program's schema.
const Guide& TheGuide();
// The names of the public views, in the guide's order.
std::vector<std::string> PublicViews();

// The embedded text; in a generated source.
extern const char* const kGuideText;

}  // namespace formats
