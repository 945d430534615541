#include "parse/parser.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/parse/overview.h"

TEST_CASE("there are three profiles") {
  CHECK(parse::Profiles() == std::vector<std::string>{"jpcert", "freebsd", "plain"});
}

TEST_CASE("an unknown profile parses as plain") {
  CHECK(parse::ParseDocument("x", "no such").parser == "plain");
}

TEST_CASE("a profile knows its own series only") {
  CHECK(parse::ParseDocument(parse_test::EarlyOverview(), "jpcert").parser == "jpcert-pr");
  CHECK(parse::ParseDocument(parse_test::EarlyOverview(), "freebsd").parser == "plain");
  CHECK(parse::ParseDocument("FreeBSD-SA-96:01\n", "freebsd").parser == "freebsd");
  CHECK(parse::ParseDocument("FreeBSD-SA-96:01\n", "jpcert").parser == "plain");
}

TEST_CASE("a number far below the top is that of another document") {
  const auto parser = [](const std::string& before) {
    return parse::ParseDocument(before + "JPCERT-AT-1998-0006\n", "jpcert").parser;
  };
  std::string words;
  std::string lines;
  for (int i = 0; i < 2500; ++i) words += "x ";
  for (int i = 0; i < 50; ++i) lines += "x\n";
  CHECK(parser("x ") == "jpcert-alert");
  CHECK(parser(words) == "plain");
  CHECK(parser(lines) == "plain");
}

TEST_CASE("every parser says its version and the charset") {
  const auto document = parse::ParseDocument("x", "plain");
  CHECK(document.parser_version >= 1);
  CHECK(document.charset == "US-ASCII");
}
