#include "store/sqlite.h"

#include <doctest/doctest.h>

#include <string>

#include "store/archive.h"
#include "tests/support/temp_folder.h"

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

namespace {

// Two handles on one file: the one that gathers, and a reader.
struct Gathering {
  support::TempFolder folder;
  std::string path = (folder.path() / "a.db").string();
  store::Database writer = *store::Database::Open(path, store::Database::Mode::kReadWrite);

  Gathering() {
    writer.Script("PRAGMA journal_mode = WAL; CREATE TABLE t (a INTEGER PRIMARY KEY)");
    REQUIRE(writer.Check());
    writer.StartGathering();
  }
  base::Status Add(int a) {
    writer.Begin();
    writer.Run("INSERT INTO t VALUES (?)", a);
    return writer.Commit();
  }
  std::int64_t Kept() {
    auto reader = *store::Database::Open(path, store::Database::Mode::kReadOnly);
    return reader.FindInt("SELECT count(*) FROM t").value_or(-1);
  }
};

}  // namespace

TEST_CASE("a flush keeps what was gathered before it") {
  Gathering archive;
  for (int a = 0; a < 3; ++a) REQUIRE(archive.Add(a));
  REQUIRE(archive.writer.Flush());
  CHECK(archive.Kept() == 3);
  CHECK_FALSE(archive.writer.HasGathered());
  REQUIRE(archive.writer.Flush());
}

TEST_CASE("what is gathered is committed without a flush once it is much") {
  Gathering archive;
  for (int a = 0; a < 2000; ++a) REQUIRE(archive.Add(a));
  CHECK(archive.Kept() >= 1024);
}

TEST_CASE("an error undoes what was gathered with it and the next begins anew") {
  Gathering archive;
  REQUIRE(archive.Add(1));
  REQUIRE(archive.writer.Flush());
  REQUIRE(archive.Add(2));
  CHECK_FALSE(archive.Add(1));
  CHECK(archive.Kept() == 1);
  REQUIRE(archive.Add(3));
  REQUIRE(archive.writer.StopGathering());
  CHECK(archive.Kept() == 2);
  REQUIRE(archive.Add(4));
  CHECK(archive.Kept() == 3);
}
