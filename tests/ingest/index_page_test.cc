#include <doctest/doctest.h>

#include <set>
#include <string>

#include "ingest/index_page.h"
#include "tests/support/peak_memory.h"

namespace {

const std::string kPlace = "http://host/";

// An answer that has begun.
struct Coming {
  explicit Coming(bool is_held = false) {
    if (is_held) index.Hold();
    index.Begin(kPlace);
  }

  ingest::Url page = ingest::Url::Parse(kPlace).value();
  ingest::LinkFilter filter = ingest::LinkFilter::Make("").value();
  int links = 0;
  ingest::IndexPage index{page, filter, [this](const ingest::Link& /*link*/) { ++links; }};
};

std::string Line(int number) {
  return "<a href=\"" + std::to_string(number) + ".asc\">x</a>  01-May-1996 00:00  1234\n";
}

}  // namespace

TEST_CASE("a page that is held is read when it is finished, and not before") {
  Coming coming(true);
  for (int i = 0; i < 1000; ++i) CHECK(coming.index.Take(Line(i)));
  CHECK(coming.links == 0);
  REQUIRE(coming.index.Finish());
  CHECK(coming.links == 1000);
}

TEST_CASE("a page that is too large to be held is read while it comes") {
  Coming coming(true);
  const std::string blank(std::size_t{1} << 20U, ' ');
  coming.index.Take(Line(0) + Line(1));
  for (int i = 0; i < 17; ++i) coming.index.Take(blank);
  CHECK(!coming.index.IsHeld());
  CHECK(coming.links > 0);
  coming.index.Take(Line(2));
  REQUIRE(coming.index.Finish());
  CHECK(coming.links == 3);
}

TEST_CASE("a held page that comes byte by byte takes neither long nor much memory") {
  Coming coming(true);
  support::ResetPeakMemory();
  const long before = support::PeakMemory();
  for (int i = 0; i < 4 << 20; ++i) coming.index.Take(" ");
  CHECK(coming.index.IsHeld());
  CHECK(support::PeakMemory() - before < 8L * 1024);
}

TEST_CASE("an answer that broke off leaves nothing behind in a page that is held") {
  Coming whole;
  whole.index.Take(Line(1));
  Coming again(true);
  again.index.Take(Line(0));
  again.index.Begin(kPlace);
  again.index.Take(Line(1));
  CHECK(again.index.Mark() == whole.index.Mark());
  REQUIRE(again.index.Finish());
  CHECK(again.links == 1);
}

TEST_CASE("whether all links have dates is told of the last answer") {
  Coming coming;
  coming.index.Take(Line(0));
  SUBCASE("which has none") {
    coming.index.Begin(kPlace);
    REQUIRE(coming.index.Finish());
    CHECK(!coming.index.HasAllDates());
  }
  SUBCASE("which has them, as the one before had not") {
    coming.index.Take("<a href=\"1.asc\">x</a>\n");
    coming.index.Begin(kPlace);
    coming.index.Take(Line(0));
    REQUIRE(coming.index.Finish());
    CHECK(coming.index.HasAllDates());
  }
}

TEST_CASE("a page is told by its bytes, its place and the filter") {
  std::set<std::string> marks;
  const auto add = [&](const std::string& bytes, const std::string& found_at,
                       const std::string& match) {
    const auto page = ingest::Url::Parse(kPlace).value();
    const auto filter = ingest::LinkFilter::Make(match).value();
    ingest::IndexPage index(page, filter, [](const ingest::Link& /*link*/) {});
    index.Begin(found_at);
    index.Take(bytes);
    marks.insert(index.Mark());
  };
  add("a", kPlace, "");
  add("a", kPlace, "");
  CHECK(marks.size() == 1);
  add("b", kPlace, "");
  add("a", "http://host/index/", "");
  add("a", kPlace, "x");
  CHECK(marks.size() == 4);
  add("a", "http://other/", "");  // links of another place are not followed
  CHECK(marks.size() == 4);
}
