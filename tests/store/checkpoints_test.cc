#include "store/checkpoints.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "tests/support/temp_folder.h"

namespace {

constexpr int kLogPages = 50;
constexpr std::uintmax_t kPage = 4096;

store::Database Open(const std::string& path) {
  auto database = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(database);
  return std::move(*database);
}

// Ten pages in each transaction; the log at its longest.
std::uintmax_t WriteMany(store::Database& database, int transactions) {
  std::uintmax_t longest = 0;
  for (int i = 0; i < transactions; ++i) {
    database.Begin();
    database.Run("INSERT INTO t (bytes) VALUES (randomblob(40000))");
    REQUIRE(database.Commit());
    longest = std::max(longest, std::filesystem::file_size(database.path() + "-wal"));
  }
  return longest;
}

class Written {
 public:
  Written() : database_(Open(path())) {
    // Of SQLite's own checkpoints there are none.
    database_.Script(
        "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; "
        "CREATE TABLE t (id INTEGER PRIMARY KEY, bytes BLOB)");
    REQUIRE(database_.Check());
  }
  std::string path() const { return (folder_.path() / "a.db").string(); }
  store::Database& database() { return database_; }

 private:
  support::TempFolder folder_;
  store::Database database_;
};

}  // namespace

TEST_CASE("the log begins anew again and again, and what was written is all there") {
  Written written;
  constexpr int kTransactions = 1000;
  {
    const store::Checkpoints checkpoints(written.database().get(), written.path(), kLogPages);
    // 40 MB go through it.
    CHECK(WriteMany(written.database(), kTransactions) < 10'000 * kPage / 4);
  }
  auto reader = Open(written.path());
  CHECK(reader.FindInt("SELECT count(*) FROM t WHERE length(bytes) = 40000") == kTransactions);
  store::Statement& check = reader.Prepare("PRAGMA integrity_check");
  REQUIRE(check.Step());
  CHECK(check.Text(0) == "ok");
  check.Reset();
}

TEST_CASE("a log that a reader holds goes on to grow and is copied once the reader is done") {
  Written written;
  const store::Checkpoints checkpoints(written.database().get(), written.path(), kLogPages);
  auto reader = Open(written.path());
  reader.Script("BEGIN");
  REQUIRE(reader.FindInt("SELECT count(*) FROM t") == 0);
  CHECK(WriteMany(written.database(), 100) > 1000 * kPage);
  CHECK(reader.FindInt("SELECT count(*) FROM t") == 0);
  reader.Script("COMMIT");
  WriteMany(written.database(), 100);
  CHECK(reader.FindInt("SELECT count(*) FROM t") == 200);
  const auto pages = std::filesystem::file_size(written.path()) / kPage;
  CHECK(pages > 1000);  // in the file, not in the log alone
}
