#include "site/paths.h"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "site/search_index.h"

TEST_CASE("a safe name stays as it is") {
  CHECK(site::SafeName("pr040002") == "pr040002");
  CHECK(site::SafeName("demo") == "demo");
}

TEST_CASE("no name leads out of the folder or is kept by a system for itself") {
  const std::string nul("a\0b", 3);
  for (const std::string& name :
       {std::string(".."), std::string("."), std::string(""), std::string("../../etc/passwd"),
        std::string("a/b"), std::string("a\\b"), nul, std::string("con"), std::string("AUX"),
        std::string("lpt1"), std::string("-rf"), std::string(5000, 'x'), std::string("<img>"),
        std::string("\xE8\x84\x86"), std::string("name.html"), std::string("a b")}) {
    const std::string safe = site::SafeName(name);
    CAPTURE(safe);
    CHECK(site::IsSafePath(safe));
    CHECK(safe.size() < 120);
    CHECK(safe.find('/') == std::string::npos);
    CHECK(safe.find('.') != std::string::npos);  // with a hash
  }
}

TEST_CASE("different names have different files where capitals do not count either") {
  std::set<std::string> safe;
  const std::set<std::string> names = {"name", "NAME", "Name", "na-me", "na me", "na/me", "na.me"};
  for (const std::string& name : names) safe.insert(site::SafeName(name));
  CHECK(safe.size() == names.size());
}

TEST_CASE("a path that leads elsewhere is not safe") {
  for (const char* path : {"", "/x", "../x", "a/../x", "a//b", "a/./b", ".x", "a\\b", "A", "a b"}) {
    CAPTURE(path);
    CHECK_FALSE(site::IsSafePath(path));
  }
  CHECK(site::IsSafePath("documents/demo/pr040002.html"));
}

TEST_CASE("a year is four digits or none") {
  CHECK(site::YearPath("2004-04-15") == "years/2004.html");
  CHECK(site::YearPath("../x") == "years/0000.html");
}

TEST_CASE("Japanese is in the shard of its first character and words in that of two letters") {
  CHECK(site::ShardOf("脆弱") == site::ShardOf("脆"));
  CHECK(site::ShardOf("port") == ('p' * 31 + 'o') % site::kShards);
}
