#include "store/sqlite.h"

#include <doctest/doctest.h>

#include "store/archive.h"

TEST_CASE("the first error of a transaction undoes all of it") {
  auto database = store::OpenScratchArchive();
  REQUIRE(database);
  database->Begin();
  database->Run("INSERT INTO source (name, profile) VALUES (?, ?)", "one", "plain");
  database->Run("INSERT INTO source (name, profile) VALUES (?, ?)", "one", "plain");
  database->Run("INSERT INTO source (name, profile) VALUES (?, ?)", "two", "plain");
  CHECK_FALSE(database->Commit());
  CHECK(database->FindInt("SELECT count(*) FROM source") == 0);
  database->Begin();
  database->Run("INSERT INTO source (name, profile) VALUES (?, ?)", "three", "plain");
  CHECK(database->Commit());
  CHECK(database->FindInt("SELECT count(*) FROM source") == 1);
}

TEST_CASE("text is bound and never read as SQL") {
  auto database = store::OpenScratchArchive();
  REQUIRE(database);
  const std::string hostile = "'); DROP TABLE source; --";
  database->Run("INSERT INTO source (name, profile) VALUES (?, 'plain')", hostile);
  CHECK(database->FindInt("SELECT 1 FROM source WHERE name = ?", hostile) == 1);
}

TEST_CASE("an empty text is not NULL and a text may hold a NUL") {
  auto database = store::OpenScratchArchive();
  REQUIRE(database);
  database->Run("INSERT INTO source (name, profile) VALUES (?, 'p')", std::string_view());
  CHECK(database->FindInt("SELECT count(*) FROM source WHERE name = ''") == 1);
  const std::string nul("a\0b", 3);
  database->Run("INSERT INTO source (name, profile) VALUES (?, 'p')", nul);
  CHECK(database->FindInt("SELECT count(*) FROM source WHERE name = ?", nul) == 1);
}

TEST_CASE("a row without its parent is refused") {
  auto database = store::OpenScratchArchive();
  REQUIRE(database);
  database->Begin();
  database->Run("INSERT INTO document (source_id, name, first_seen) VALUES (7, 'x', 'y')");
  CHECK_FALSE(database->Commit());
}
