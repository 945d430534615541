// The documents that hold some words, best first.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

struct SearchFilter {
  std::string source;  // empty: every source
  std::string series;  // empty: every series
  std::string from;    // a day, or empty; of the day of issue, else of the signature
  std::string to;
  bool all_revisions = false;  // not only the current ones
  std::int64_t limit = 20;
};

struct SearchHit {
  std::int64_t revision_id = 0;
  std::string source;
  std::string name;
  std::optional<std::string> number;
  std::optional<std::string> series;
  std::optional<std::string> issued;
  std::optional<std::string> title;
  std::int64_t revision = 0;
};

// `expression` is one of parse::MatchExpression. A hit in the title weighs more than one in the
// text. Errors: the archive's.
base::Result<std::vector<SearchHit>> FindText(Database& archive, const std::string& expression,
                                              const SearchFilter& filter);

}  // namespace store
