#include "cli/suggestion.h"

#include <doctest/doctest.h>

TEST_CASE("a distance counts letters that are more or fewer or others or swapped") {
  CHECK(cli::Distance("list", "list") == 0);
  CHECK(cli::Distance("lst", "list") == 1);
  CHECK(cli::Distance("lists", "list") == 1);
  CHECK(cli::Distance("last", "list") == 1);
  CHECK(cli::Distance("lsit", "list") == 1);
  CHECK(cli::Distance("", "list") == 4);
}

TEST_CASE("slips are told and other words are not") {
  const std::vector<std::string> known = {"mirror", "list", "ledger", "show", "diff"};
  CHECK(cli::Nearest("mirro", known) == std::vector<std::string>{"mirror"});
  CHECK(cli::Nearest("lsit", known) == std::vector<std::string>{"list"});
  CHECK(cli::Nearest("led", known) == std::vector<std::string>{"ledger"});
  CHECK(cli::Nearest("frobnicate", known).empty());
  CHECK(cli::Nearest(std::string(10000, 'l'), known).empty());
}
