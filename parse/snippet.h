// Where a text says what was looked for: the line, and the words around it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/search_query.h"

namespace parse {

struct Snippet {
  struct Mark {
    std::size_t begin = 0;  // bytes of `text`
    std::size_t end = 0;
  };
  // Of the first place that one of the wanted terms stands on, counted from 1; nothing where only
  // the title has them, or what is said on several lines.
  std::optional<int> line;
  // That place and what is around it, on one line: blanks and controls made single blanks. Hostile
  // all the same. Empty without a line.
  std::string text;
  std::vector<Mark> marks;  // what is to be shown as found, in order
};

// `text` is the decoded signed text (parse/charset.h).
Snippet MakeSnippet(std::string_view text, const SearchQuery& query);

}  // namespace parse
