// The documents that hold some words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

// Ranking looks at the places of the words in each text that holds them, some microseconds for
// each; and where so many texts hold them, which has them most often says little.
inline constexpr std::size_t kMostRanked = 5000;

struct SearchFilter {
  std::string source;  // empty: every source
  std::string series;  // empty: every series
  std::string from;    // a day, or empty; of the day of issue, else of the signature
  std::string to;
  bool all_revisions = false;  // not only the current ones
  std::int64_t limit = 20;
  std::size_t most_ranked = kMostRanked;
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

struct SearchHits {
  std::vector<SearchHit> hits;
  // By BM25, where a hit in the title weighs more than one in the text; else, where more than
  // `most_ranked` texts hold the words, the newest first, by the day that the filter goes by.
  bool is_ranked = true;
};

// `expression` is one of parse::MatchExpression. Errors: the archive's.
base::Result<SearchHits> FindText(Database& archive, const std::string& expression,
                                  const SearchFilter& filter);

}  // namespace store
