#include "ingest/robots.h"

#include <doctest/doctest.h>

namespace ingest {
namespace {

bool Allows(const char* text, std::string_view target) {
  return RobotsRules::Parse(text, "inkan").Allows(target);
}

TEST_CASE("what no rule speaks of is allowed") {
  for (const char* text :
       {"", "\n\n", "<html>not found</html>", "User-agent: *\n", "User-agent: *\nDisallow:\n",
        "Disallow: /\n", "User-agent: *\nNoise: /\n", "User-agent: other\nDisallow: /\n",
        "User-agent: inkanother\nDisallow: /\n"}) {
    CAPTURE(text);
    CHECK(Allows(text, "/a.txt"));
  }
}

TEST_CASE("a group that names the product goes before the group for all") {
  const char* text =
      "User-agent: *\nDisallow: /\n\nUSER-AGENT : Inkan/2.0 # us\nDisallow: /private/\n";
  CHECK(Allows(text, "/a.txt"));
  CHECK_FALSE(Allows(text, "/private/a.txt"));
  CHECK(RobotsRules::Parse(text, "other").Allows("/robots.txt"));
  CHECK_FALSE(RobotsRules::Parse(text, "other").Allows("/a.txt"));
}

TEST_CASE("groups of one product are one group and agents in a row share their rules") {
  const char* text =
      "User-agent: inkan\nDisallow: /a\nUser-agent: x\nUser-agent: inkan\nDisallow: /b\n"
      "User-agent: y\nDisallow: /c\n";
  CHECK_FALSE(Allows(text, "/a"));
  CHECK_FALSE(Allows(text, "/b"));
  CHECK(Allows(text, "/c"));
}

TEST_CASE("a group without rules that names the product allows everything") {
  CHECK(Allows("User-agent: *\nDisallow: /\nUser-agent: inkan\nDisallow:\n", "/a"));
}

TEST_CASE("the longest path decides and allow wins where two are as long") {
  const char* text =
      "User-agent: *\nDisallow: /\nAllow: /pr/\nDisallow: /pr/secret\nAllow: /same\nDisallow: "
      "/same\n";
  CHECK_FALSE(Allows(text, "/a"));
  CHECK(Allows(text, "/pr/a"));
  CHECK_FALSE(Allows(text, "/pr/secret.txt"));
  CHECK(Allows(text, "/same"));
  CHECK(Allows(text, "/robots.txt"));
}

TEST_CASE("a star is anything and a dollar is the end") {
  const char* text = "User-agent: *\nDisallow: /*.txt$\nDisallow: /a*b*c\nDisallow: /x$\n";
  CHECK_FALSE(Allows(text, "/p/a.txt"));
  CHECK(Allows(text, "/p/a.txt?q"));
  CHECK(Allows(text, "/p/a.txt.asc"));
  CHECK_FALSE(Allows(text, "/a-b-c-d"));
  CHECK(Allows(text, "/a-c-b"));
  CHECK_FALSE(Allows(text, "/x"));
  CHECK(Allows(text, "/xy"));
  CHECK_FALSE(Allows("User-agent: *\nDisallow: *\n", "/a"));
  CHECK_FALSE(Allows("User-agent: *\nDisallow: /a*$\n", "/abc"));
  CHECK(Allows("User-agent: *\nDisallow: /ab*bc$\n", "/abc"));
  CHECK_FALSE(Allows("User-agent: *\nDisallow: /*.txt$\n", "/a.txt.b.txt"));
}

TEST_CASE("paths are compared in one form") {
  const char* text =
      "User-agent: *\nDisallow: /%7ejoe/\nDisallow: /a%2fb\nDisallow: /\xE3\x81\x82\n";
  CHECK_FALSE(Allows(text, "/~joe/x"));
  CHECK_FALSE(Allows(text, "/a%2Fb"));
  CHECK(Allows(text, "/a/b"));
  CHECK_FALSE(Allows(text, "/%E3%81%82"));
}

TEST_CASE("every line end and a byte order mark are known and comments are not read") {
  CHECK_FALSE(Allows("\xEF\xBB\xBFUser-agent: *\rDisallow: /a # why\r\n", "/a"));
  CHECK(Allows("# User-agent: *\n# Disallow: /\n", "/a"));
}

TEST_CASE("a hostile file ends and what is behind its size is not read") {
  std::string stars = "User-agent: *\nDisallow: /";
  for (int count = 0; count < 100'000; ++count) stars += "*a";
  stars += "b\n";
  CHECK(Allows(stars.c_str(), "/" + std::string(4000, 'a')));
  const std::string late =
      std::string(RobotsRules::kMaxSize, '\n') + "User-agent: *\nDisallow: /\n";
  CHECK(Allows(late.c_str(), "/a"));
}

}  // namespace
}  // namespace ingest
