#include "report/count_series.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace {

using Rows = std::vector<std::string>;

report::Overview Of(const std::string& start, const std::string& end,
                    std::vector<report::ListedCount> counts) {
  return {"s", "name " + start, "number " + start, 1, start, end, std::move(counts)};
}

Rows Told(std::vector<report::Overview> overviews, const report::SeriesOptions& options = {}) {
  Rows rows;
  for (const report::SeriesRow& row : report::MakeCountSeries(overviews, options).rows) {
    rows.push_back(row.period_start + " " + row.key + " " +
                   (row.listed == nullptr ? "" : std::to_string(row.listed->count)) + " " +
                   row.note);
  }
  return rows;
}

}  // namespace

TEST_CASE("quarters that no overview touches are gaps") {
  CHECK(Told({Of("2003-01-01", "2003-03-31", {{"a", "", 1, "", 1}}),
              Of("2003-10-01", "2003-12-31", {{"a", "", 2, "", 1}})}) ==
        Rows{"2003-01-01 a 1 ", "2003-04-01 a  no overview in the archive",
             "2003-07-01 a  no overview in the archive", "2003-10-01 a 2 "});
}

TEST_CASE("an overview of half a year covers two quarters") {
  CHECK(Told({Of("2003-01-01", "2003-06-30", {{"a", "", 1, "", 1}}),
              Of("2003-07-01", "2003-09-30", {{"a", "", 2, "", 1}})})
            .size() == 2);
}

TEST_CASE("a key that comes back is listed again") {
  CHECK(Told({Of("2003-01-01", "2003-03-31", {{"a", "", 1, "", 1}, {"b", "", 1, "", 1}}),
              Of("2003-04-01", "2003-06-30", {{"a", "", 1, "", 1}}),
              Of("2003-07-01", "2003-09-30", {{"a", "", 1, "", 1}, {"b", "x", 1, "", 1}})}) ==
        Rows{"2003-01-01 a 1 ", "2003-01-01 b 1 ", "2003-04-01 a 1 ",
             "2003-04-01 b  no longer listed", "2003-07-01 a 1 ",
             "2003-07-01 b 1 listed again; had no label"});
}

TEST_CASE("a window does not make a first time of its first row") {
  CHECK(Told({Of("2003-01-01", "2003-03-31", {{"a", "", 1, "", 1}}),
              Of("2003-04-01", "2003-06-30", {{"b", "", 1, "", 1}})},
             {"2003-04-01", "", 0}) ==
        Rows{"2003-04-01 b 1 first listed here", "2003-04-01 a  no longer listed"});
}

TEST_CASE("a gap of centuries is one row") {
  CHECK(Told({Of("0001-01-01", "0001-03-31", {{"a", "", 1, "", 1}}),
              Of("9999-10-01", "9999-12-31", {{"a", "", 2, "", 1}})})
            .size() == 3);
}

TEST_CASE("a sum that is too large does not overflow") {
  CHECK(Told({Of("2003-01-01", "2003-03-31",
                 {{"a", "", INT64_MAX, "", 1}, {"a", "", INT64_MAX, "", 2}, {"b", "", 1, "", 3}})},
             {"", "", 1})
            .front() == "2003-01-01 a 9223372036854775807 ");
}

TEST_CASE("every overlap is named or counted, and nothing else") {
  // Short, long, alike, turned round, and without a period.
  const std::vector<std::pair<int, int>> periods = {
      {10, 90}, {11, 19}, {20, 29}, {20, 29}, {25, 60}, {31, 39}, {70, 61}, {72, 74}, {95, 99}};
  std::vector<report::Overview> overviews = {Of("", "", {})};
  for (const auto& [start, end] : periods) {
    overviews.push_back(
        Of("2003-01-" + std::to_string(start), "2003-01-" + std::to_string(end), {}));
    overviews.back().number = std::to_string(overviews.size());
  }
  overviews.push_back(overviews[1]);
  overviews.back().source = "t";
  const auto rows = report::MakeCountSeries(overviews, {}).rows;
  REQUIRE(rows.size() == overviews.size());
  const auto holds_days = [](const auto& one) {
    return !one.period_start.empty() && one.period_start <= one.period_end;
  };
  for (const report::SeriesRow& row : rows) {
    std::string note = report::kNotListed;
    std::size_t told = 0;
    for (const report::Overview& other : overviews) {
      if (&other == row.overview || other.source != row.source || !holds_days(other) ||
          !holds_days(row) || other.period_start > row.period_end ||
          other.period_end < row.period_start) {
        continue;
      }
      if (++told > report::kMaxNamedOverlaps) continue;
      const bool is_same =
          other.period_start == row.period_start && other.period_end == row.period_end;
      note += (is_same ? "; same period as " : "; overlaps ") + other.number;
    }
    if (told > report::kMaxNamedOverlaps) {
      note += fmt::format("; and {} more of these days", told - report::kMaxNamedOverlaps);
    }
    if (row.period_start.empty()) note += "; gives no period";
    CAPTURE(row.period_start);
    CHECK(row.note == note);
  }
}
