#include "store/queries.h"

#include <doctest/doctest.h>

#include "store/archive.h"

namespace {

class Counter : public store::RowSink {
 public:
  void Columns(const std::vector<std::string>& names) override { columns = names; }
  bool Row(const std::vector<store::Cell>& cells) override {
    last = cells;
    return ++rows < 1000;
  }
  std::vector<std::string> columns;
  std::vector<store::Cell> last;
  int rows = 0;
};

base::Status Query(store::Database& archive, const std::string& sql) {
  Counter counter;
  return store::RunUserQuery(archive, sql, counter);
}

}  // namespace

TEST_CASE("a query reads the views") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  for (const char* view :
       {"documents", "revisions", "revision_notes", "incident_counts", "citations", "verdicts",
        "engine_checks", "findings", "quarantine", "exchanges", "runs", "fields",
        "references_found", "malware_named", "count_checks", "quarters"}) {
    CHECK(Query(*archive, std::string("SELECT * FROM ") + view));
  }
  Counter counter;
  CHECK(store::RunUserQuery(*archive, "SELECT 1 AS one, 2.5, NULL, 'x';", counter));
  CHECK(counter.columns.front() == "one");
  CHECK(std::get<std::int64_t>(counter.last[0]) == 1);
  CHECK(std::get<std::string>(counter.last[3]) == "x");
}

TEST_CASE("a query that does anything but read is refused") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  for (const char* sql :
       {"INSERT INTO source (name, profile) VALUES ('x', 'y')", "DELETE FROM blob",
        "DROP TABLE blob", "UPDATE source SET name = 'x'", "ATTACH 'other.db' AS other",
        "PRAGMA user_version = 7", "PRAGMA journal_mode = DELETE", "CREATE TABLE t (x)",
        "CREATE TEMP TABLE t (x)", "BEGIN", "VACUUM INTO 'copy.db'", "SELECT load_extension('x')",
        "REINDEX", "ANALYZE", "WITH x AS (SELECT 1) DELETE FROM blob"}) {
    const auto done = Query(*archive, sql);
    CAPTURE(sql);
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == base::ErrorKind::kUsage);
  }
  CHECK(Query(*archive, "PRAGMA table_info(blob)"));
}

TEST_CASE("one statement is one statement") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  CHECK(Query(*archive, "SELECT 1; "));
  CHECK(Query(*archive, "SELECT 1; -- done"));
  CHECK_FALSE(Query(*archive, "SELECT 1; SELECT 2"));
  CHECK_FALSE(Query(*archive, "SELECT 1; DROP TABLE blob"));
  CHECK_FALSE(Query(*archive, ""));
  CHECK_FALSE(Query(*archive, "-- nothing"));
  CHECK_FALSE(Query(*archive, "SELEKT"));
}

TEST_CASE("a statement without end is ended when its time is over and the next one is not") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  Counter counter;
  const std::string endless =
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n";
  const auto ended = store::RunUserQuery(*archive, endless, counter, std::chrono::seconds{1});
  REQUIRE_FALSE(ended);
  CHECK(ended.error().kind == base::ErrorKind::kFailed);
  CHECK(ended.error().message.find("longer than 1 s") != std::string::npos);
  CHECK(store::RunUserQuery(*archive, "SELECT 1", counter, std::chrono::seconds{1}));
}
