#include "report/rows.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "report/width.h"

namespace {

using Row = std::vector<store::Cell>;

std::string Written(report::Format format, const std::vector<std::string>& columns,
                    const std::vector<Row>& rows) {
  std::ostringstream out;
  const auto writer = report::MakeRowWriter(format, out);
  writer->Columns(columns);
  for (const Row& row : rows) writer->Row(row);
  writer->Finish();
  return out.str();
}

const Row kHostile = {std::string("a,\"b\"\r\n\x1b[2J\xFF"), std::int64_t{7}, store::Cell()};

}  // namespace

TEST_CASE("a table shows what a terminal would obey") {
  CHECK(Written(report::Format::kTable, {"text", "n", "none"}, {kHostile}) ==
        "text                      n  none\n"
        "a,\"b\"\\x0d\\x0a\\x1b[2J\\xff  7\n");
}

TEST_CASE("Japanese text lines up with what stands below it") {
  CHECK(report::DisplayWidth("活動a") == 5);
  CHECK(Written(report::Format::kTable, {"label", "x"},
                {{std::string("活動"), std::string("y")}}) == "label  x\n活動   y\n");
}

TEST_CASE("CSV quotes what needs it") {
  CHECK(Written(report::Format::kCsv, {"a", "b", "c"}, {kHostile}) ==
        "a,b,c\r\n\"a,\"\"b\"\"\r\n\x1b[2J\xFF\",7,\r\n");
}

TEST_CASE("JSON is valid whatever the cells hold") {
  const auto parsed =
      nlohmann::json::parse(Written(report::Format::kJson, {"a", "b", "c"}, {kHostile, kHostile}));
  REQUIRE(parsed.size() == 2);
  CHECK(parsed[0]["a"] == "a,\"b\"\r\n\x1b[2J\xEF\xBF\xBD");
  CHECK(parsed[0]["b"] == 7);
  CHECK(parsed[0]["c"].is_null());
  CHECK(Written(report::Format::kJson, {"a"}, {}) == "[]\n");
}

TEST_CASE("JSON lines are one object a line") {
  const std::string lines = Written(report::Format::kJsonl, {"a", "b", "c"}, {kHostile, kHostile});
  CHECK(std::count(lines.begin(), lines.end(), '\n') == 2);
}

TEST_CASE("a long table is written while it is read") {
  std::ostringstream out;
  const auto writer = report::MakeRowWriter(report::Format::kTable, out);
  writer->Columns({"n"});
  for (std::int64_t i = 0; i < 5000; ++i) writer->Row({i});
  CHECK(out.str().size() > 1000);
  writer->Finish();
  const std::string all = out.str();
  CHECK(std::count(all.begin(), all.end(), '\n') == 5001);
}

TEST_CASE("a table emphasises parts of a cell and no text can look like it") {
  const auto written = [](bool has_colours) {
    std::ostringstream out;
    const auto writer = report::MakeRowWriter(report::Format::kTable, out, {has_colours, 0, {}});
    writer->Columns({"a", "b", "c"});
    writer->Emphasise(1, {{0, 3}, {4, 7}});
    writer->Row({std::string("x"), std::string("脆 \x1b[1m"), std::string("y")});
    writer->Row({std::string("x"), std::string("plain"), std::string("y")});
    writer->Finish();
    return out.str();
  };
  CHECK(written(false) ==
        "a  b               c\n"
        "x  [脆] [\\x1b[1]m  y\n"
        "x  plain           y\n");
  CHECK(written(true) ==
        "\x1b[1ma\x1b[0m  \x1b[1mb\x1b[0m           \x1b[1mc\x1b[0m\n"
        "x  \x1b[1m脆\x1b[0m \x1b[1m\\x1b[1\x1b[0mm  y\n"
        "x  plain       y\n");
}
