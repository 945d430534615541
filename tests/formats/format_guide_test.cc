#include "formats/format_guide.h"

#include <doctest/doctest.h>

#include <algorithm>

TEST_CASE("the guide knows the views of the manual and none below them") {
  const auto views = formats::PublicViews();
  for (const char* name : {"documents", "incident_counts", "facts", "exchanges"}) {
    CHECK(std::count(views.begin(), views.end(), name) == 1);
  }
  for (const char* name : {"accepted_revision", "blob", "Columns of many views"}) {
    CHECK(std::count(views.begin(), views.end(), name) == 0);
  }
}

TEST_CASE("a column of many views is described in each and a view's own words go first") {
  const auto& tables = formats::TheGuide().tables;
  const auto table = [&](const char* name) {
    return *std::find_if(tables.begin(), tables.end(),
                         [&](const auto& one) { return one.name == name; });
  };
  CHECK(table("documents").TextOf("name") == table("facts").TextOf("name"));
  CHECK(table("documents").TextOf("outcome") != table("verdicts").TextOf("outcome"));
  CHECK(table("blob_bytes").TextOf("bytes") == "what came, as it came");
  CHECK(table("blob").TextOf("name").empty());
}

TEST_CASE("questions have titles and SQL") {
  REQUIRE(formats::TheGuide().questions.size() > 5);
  for (const auto& question : formats::TheGuide().questions) {
    CHECK(!question.title.empty());
    CHECK(question.sql.substr(0, 6) == "SELECT");
  }
}
