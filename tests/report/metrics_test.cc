#include "report/metrics.h"

#include <doctest/doctest.h>

TEST_CASE("a metric has its help and its type once and a line for each sample") {
  CHECK(
      report::PrometheusText({{"a_seconds", "Of a.", {{"x", 1}, {"y", -2}}}, {"b", "None.", {}}}) ==
      "# HELP a_seconds Of a.\n# TYPE a_seconds gauge\n"
      "a_seconds{source=\"x\"} 1\na_seconds{source=\"y\"} -2\n");
}

TEST_CASE("a label can neither end its quotes nor its line") {
  const std::string text = report::PrometheusText({{"a", "h", {{"x\"} 9\nb{\\\xFF", 1}}}});
  CHECK(text.find("a{source=\"x\\\"} 9\\nb{\\\\\xEF\xBF\xBD\"} 1\n") != std::string::npos);
}
