#include "report/count_series.h"

#include <doctest/doctest.h>

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
