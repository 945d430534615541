// What a person looks for, and the full text expression that finds it.
//
// Words are all wanted; "several words" in quotes are wanted as they stand; a word or phrase behind
// a '-' is not wanted; one OR the other is enough. Whatever else stands there is text to look for,
// so that no input is an error of the index's own language.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace parse {

// Tokens (parse/bigrams.h) that stand one behind the other.
struct SearchTerm {
  std::vector<std::string> tokens;  // never empty
  bool is_prefix = false;           // the last token need only start so: a single kanji or kana
};

struct SearchQuery {
  std::vector<std::vector<SearchTerm>> wanted;  // of each group one; never empty
  std::vector<SearchTerm> unwanted;
};

// Errors (kUsage): nothing to look for, only what is not wanted, too long.
base::Result<SearchQuery> ParseSearchQuery(std::string_view text);

// For SQLite's FTS5. Made of letters, digits and our own operators, whatever was typed.
std::string MatchExpression(const SearchQuery& query);

}  // namespace parse
