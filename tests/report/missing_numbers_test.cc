#include "report/missing_numbers.h"

#include <doctest/doctest.h>

namespace {

using Strings = std::vector<std::string>;

Strings Missing(const Strings& numbers) {
  Strings missing;
  for (const auto& one : report::FindMissing(numbers)) missing.push_back(one.number);
  return missing;
}

}  // namespace

TEST_CASE("a series is counted from one in each year") {
  CHECK(Missing({"JPCERT-PR-2004-0003", "JPCERT-PR-2005-0001"}) ==
        Strings{"JPCERT-PR-2004-0001", "JPCERT-PR-2004-0002"});
  CHECK(Missing({"FreeBSD-SA-99:02", "FreeBSD-SA-00:01"}) == Strings{"FreeBSD-SA-99:01"});
}

TEST_CASE("the older numbers keep their form") {
  CHECK(Missing({"JPCERT-E-TEC-99-0002-01"}) == Strings{"JPCERT-E-TEC-99-0001"});
  CHECK(report::SplitNumber("JPCERT-E-INF-99-0001")->series == "E-INF");
}

TEST_CASE("a year without a document is one row") {
  CHECK(Missing({"FreeBSD-SA-99:01", "FreeBSD-SA-01:01"}) == Strings{"FreeBSD-SA-00:*"});
}

TEST_CASE("weekly reports lack weeks and items") {
  CHECK(Missing({"JPCERT-WR-2004-0101", "JPCERT-WR-2004-0303"}) ==
        Strings{"JPCERT-WR-2004-0201", "JPCERT-WR-2004-0301", "JPCERT-WR-2004-0302"});
}

TEST_CASE("a number of no sequence is left alone") {
  CHECK(Missing({"CA-96.06", "press/2004/0317", "JPCERT-PR-2004-", "JPCERT-PR-2004-999999999999"})
            .empty());
}

TEST_CASE("a hostile number does not fill the table") {
  CHECK(Missing({"JPCERT-AT-2004-99999"}) ==
        Strings{"JPCERT-AT-2004-00001 to JPCERT-AT-2004-99998"});
  CHECK(Missing({"JPCERT-AT-0001-0001", "JPCERT-AT-9999-0001"}).empty());
}

TEST_CASE("names start with the number or with its short form") {
  CHECK(report::NameStarts("JPCERT-WR-2004-1201") == Strings{"jpcert-wr-2004-1201", "wr041201"});
}
