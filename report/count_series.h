// The counts of one dimension as a series over time, with its gaps and its breaks.
//
// Nothing is added up or corrected. A gap is a quarter of the year that no overview of a source
// touches, between the first and the last of them. Notes say where a key begins or ceases to be
// listed, where its label changes, and where periods overlap, of which a few are named and the
// others counted: of n documents of the same days each would name n. A period that ends before it
// begins overlaps none. Pure functions on plain data; dates are ISO 8601.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace report {

struct ListedCount {
  std::string key;
  std::string label;  // empty where the document has none
  std::int64_t count = 0;
  std::string footnotes;
  std::int64_t line = 0;
};

// A document with counts: what it lists in the dimension, which may be nothing.
struct Overview {
  std::string source;
  std::string name;
  std::string number;
  std::int64_t revision = 0;
  std::string period_start;  // empty where it gives no period
  std::string period_end;
  std::vector<ListedCount> counts;
};

struct SeriesRow {
  const Overview* overview = nullptr;  // none: a gap
  std::string source;
  std::string period_start;
  std::string period_end;
  std::string key;                      // empty: the overview lists none of the keys
  const ListedCount* listed = nullptr;  // none: a gap, or a key that is no longer listed
  std::string note;
};

struct SeriesOptions {
  std::string from;     // empty: all; periods that end on this day or later
  std::string to;       // empty: all; periods that start on this day or earlier
  std::size_t top = 0;  // 0: all; the keys whose counts within the period sum up highest
};

struct CountSeries {
  std::vector<std::string> keys;  // as they appear first; with `top`, the highest first
  std::vector<SeriesRow> rows;    // by source and period; a gap has a row for each key
};

// The notes on a gap, and on an overview that lists none of the keys.
inline constexpr const char* kNoOverview = "no overview in the archive";
inline constexpr const char* kNotListed = "not listed";
// So many other documents of the same days are named in a note.
inline constexpr std::size_t kMaxNamedOverlaps = 3;

// `overviews` must outlive the series, which points into it. It is sorted.
CountSeries MakeCountSeries(std::vector<Overview>& overviews, const SeriesOptions& options);

}  // namespace report
