#include "ingest/url_template.h"

#include <doctest/doctest.h>

#include <set>

namespace ingest {
namespace {

constexpr const char* kQuarterly = "https://example.org/pr/{yyyy}/pr{yy}{seq:04}.txt";

// All URLs that are asked for where the given ones exist.
std::vector<std::string> Asked(std::string_view url_template, const TemplateProbe::Range& range,
                               const std::set<std::string>& there) {
  base::Result<TemplateProbe> probe = TemplateProbe::Make(url_template, range);
  REQUIRE(probe);
  std::vector<std::string> asked;
  while (const std::optional<std::string> url = probe->Next()) {
    asked.push_back(*url);
    probe->Tell(there.contains(*url));
    REQUIRE(asked.size() < 100'000);
  }
  return asked;
}

std::string Refusal(std::string_view url_template) {
  const base::Result<UrlTemplate> parsed = UrlTemplate::Parse(url_template);
  REQUIRE(!parsed);
  CHECK(parsed.error().kind == base::ErrorKind::kUsage);
  return parsed.error().message;
}

TEST_CASE("placeholders are filled in with their width") {
  CHECK(UrlTemplate::Parse(kQuarterly)->Expand({2004, 1, 2}) ==
        "https://example.org/pr/2004/pr040002.txt");
  CHECK(
      UrlTemplate::Parse("https://example.org/wr{yy}{week:02}{seq:02}.txt")->Expand({2004, 7, 1}) ==
      "https://example.org/wr040701.txt");
  CHECK(UrlTemplate::Parse("https://example.org/{week}/{seq}")->Expand({2004, 7, 12}) ==
        "https://example.org/7/12");
}

TEST_CASE("a template that cannot work is refused with its reason") {
  CHECK(Refusal("https://example.org/{yyyy}.txt").find("no {seq}") != std::string::npos);
  CHECK(Refusal("https://example.org/{month}{seq}").find("{month}") != std::string::npos);
  CHECK(Refusal("https://example.org/{seq:4}").find("{seq:4}") != std::string::npos);
  CHECK(Refusal("https://example.org/{yyyy:02}{seq}").find("{yyyy:02}") != std::string::npos);
  CHECK(Refusal("https://example.org/{seq").find("brace") != std::string::npos);
  CHECK(Refusal("https://example.org/}{seq}").find("brace") != std::string::npos);
  CHECK(Refusal("pr/{seq}.txt").find("absolute") != std::string::npos);
}

TEST_CASE("a template counts behind the host, so that a source stays with one") {
  CHECK(Refusal("https://example{seq}.org/").find("one host") != std::string::npos);
  CHECK(Refusal("https://{yyyy}.example.org/{seq}").find("one host") != std::string::npos);
  CHECK(Refusal("https://example.org:{seq}443/").find("one host") != std::string::npos);
  CHECK(UrlTemplate::Parse("https://example.org:8443/{seq}").has_value());
  CHECK(UrlTemplate::Parse("file:///archive/{yyyy}/{seq}.txt").has_value());
}

TEST_CASE("each year is counted until enough numbers in a row are missing") {
  const std::vector<std::string> asked = Asked(
      kQuarterly, {2003, 2004, 2},
      {"https://example.org/pr/2003/pr030001.txt", "https://example.org/pr/2003/pr030003.txt"});
  CHECK(asked == std::vector<std::string>{
                     "https://example.org/pr/2003/pr030001.txt",
                     "https://example.org/pr/2003/pr030002.txt",
                     "https://example.org/pr/2003/pr030003.txt",
                     "https://example.org/pr/2003/pr030004.txt",
                     "https://example.org/pr/2003/pr030005.txt",
                     "https://example.org/pr/2004/pr040001.txt",
                     "https://example.org/pr/2004/pr040002.txt",
                 });
}

TEST_CASE("weeks go from 1 to 53 in each year") {
  const std::vector<std::string> asked =
      Asked("https://example.org/{yy}{week:02}{seq:02}", {2004, 2005, 1}, {});
  CHECK(asked.size() == 2 * 53);
  CHECK(asked.front() == "https://example.org/040101");
  CHECK(asked[52] == "https://example.org/045301");
  CHECK(asked.back() == "https://example.org/055301");
}

TEST_CASE("a template without a year is gone through once") {
  CHECK(Asked("https://example.org/{seq}", {1996, 2026, 3}, {}).size() == 3);
}

TEST_CASE("a server that has everything comes to an end") {
  base::Result<TemplateProbe> probe =
      TemplateProbe::Make("https://example.org/{seq:02}", {2004, 2004, 3});
  REQUIRE(probe);
  int asked = 0;
  for (; probe->Next() && asked < 1000; ++asked) probe->Tell(true);
  CHECK(asked == 99);
  CHECK(UrlTemplate::Parse("https://example.org/{seq}")->max_sequence() == 9999);
  CHECK(UrlTemplate::Parse("https://example.org/{seq:09}")->max_sequence() == 9999);
}

TEST_CASE("the same URL is given until its answer is told") {
  base::Result<TemplateProbe> probe = TemplateProbe::Make(kQuarterly, {2004, 2004, 3});
  REQUIRE(probe);
  CHECK(probe->Next() == probe->Next());
}

TEST_CASE("years that make no sense are refused") {
  CHECK(!TemplateProbe::Make(kQuarterly, {2005, 2004, 3}));
  CHECK(!TemplateProbe::Make(kQuarterly, {0, 2004, 3}));
  CHECK(!TemplateProbe::Make(kQuarterly, {2004, 99999, 3}));
  CHECK(!TemplateProbe::Make(kQuarterly, {2004, 2004, 0}));
}

}  // namespace
}  // namespace ingest
