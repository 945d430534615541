#include "store/migrate.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "store/archive.h"
#include "store/ledger_leaf.h"
#include "tests/support/temp_folder.h"

namespace {

// An archive of an older version with a source in it.
std::string OldArchive(const support::TempFolder& folder, int version = 1) {
  const std::string path = (folder.path() / fmt::format("old{}.db", version)).string();
  auto database = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(database);
  database->Script(
      base::ReadFile(fmt::format("{}/schema_v{}.sql", INKAN_OLD_SCHEMAS, version)).value());
  database->Script("INSERT INTO source (name, profile) VALUES ('s', 'plain')");
  database->Script("CREATE TABLE of_somebody_else (x)");
  REQUIRE(database->Check());
  return path;
}

// Without comments, and with no blanks but between words: ALTER TABLE writes in its own way.
std::string Normalised(const std::string& sql) {
  std::string normal;
  for (std::string_view line : base::SplitLines(sql)) {
    for (const char c : line.substr(0, line.find("--"))) {
      const bool blank = c == ' ' || c == '\t';
      const bool tight =
          normal.empty() || std::string_view(" ,()=").find(normal.back()) != std::string_view::npos;
      if (blank && tight) continue;
      if (std::string_view(",()=").find(c) != std::string_view::npos && !normal.empty() &&
          normal.back() == ' ') {
        normal.pop_back();
      }
      normal.push_back(blank ? ' ' : c);
    }
    if (!normal.empty() && std::string_view(" ,(").find(normal.back()) == std::string_view::npos) {
      normal.push_back(' ');
    }
  }
  normal.resize(base::TrimEnd(normal).size());
  return normal;
}

std::map<std::string, std::string> SchemaOf(store::Database& database) {
  store::Statement& row = database.Prepare(
      "SELECT type || ' ' || name, sql FROM sqlite_master WHERE tbl_name <> 'of_somebody_else'");
  std::map<std::string, std::string> schema;
  while (row.Step()) schema[row.Text(0)] = Normalised(row.Text(1));
  row.Reset();
  return schema;
}

base::Status FillNothing(store::Database& /*archive*/) { return {}; }

}  // namespace

TEST_CASE("an old archive that is migrated has the schema of a new one and keeps its content") {
  for (const int version : {1, 2}) {
    CAPTURE(version);
    const support::TempFolder folder;
    auto migrated = store::OpenArchive(OldArchive(folder, version), FillNothing);
    REQUIRE_MESSAGE(migrated, migrated.error().message);
    auto fresh = store::OpenScratchArchive();
    REQUIRE(fresh);
    CHECK(store::SchemaVersion(*fresh) == store::kSchemaVersion);
    CHECK(store::SchemaVersion(*migrated) == store::kSchemaVersion);
    const auto expected = SchemaOf(*fresh);
    const auto seen = SchemaOf(*migrated);
    for (const auto& object : expected) {
      const std::string& name = object.first;
      CAPTURE(name);
      REQUIRE(seen.count(name) == 1);
      CHECK(seen.at(name) == object.second);
    }
    CHECK(seen.size() == expected.size());
    CHECK(migrated->FindInt("SELECT count(*) FROM source WHERE name = 's'") == 1);
    CHECK(migrated->FindInt("SELECT count(*) FROM of_somebody_else") == 0);
    CHECK(migrated->FindInt(
              "SELECT count(*) FROM run WHERE command = 'migrate' AND ended IS NULL") == 1);
    CHECK(migrated->FindInt("PRAGMA foreign_keys") == 1);
    CHECK(migrated->FindInt("PRAGMA foreign_key_check") == std::nullopt);
    CHECK(migrated->Check());
  }
}

TEST_CASE("facts of version 3, which have no day, are made anew") {
  const support::TempFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  std::map<std::string, std::string> expected;
  {
    auto archive = store::OpenArchive(path, FillNothing);
    REQUIRE(archive);
    expected = SchemaOf(*archive);
    archive->Script(
        "DROP VIEW documents; DROP INDEX revision_fact_by_day; DROP INDEX revision_fact_by_series;"
        "ALTER TABLE revision_fact DROP COLUMN day; PRAGMA user_version = 3");
    REQUIRE(archive->Check());
  }
  auto migrated = store::OpenArchive(path, FillNothing);
  REQUIRE_MESSAGE(migrated, migrated.error().message);
  CHECK(SchemaOf(*migrated) == expected);
}

TEST_CASE("views that are missing or of another day are made anew and those of others stay") {
  const support::TempFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  const auto version = [&](store::Database& database) {
    return database.FindInt("PRAGMA schema_version").value();
  };
  std::map<std::string, std::string> expected;
  std::int64_t unchanged = 0;
  {
    auto archive = store::OpenArchive(path, FillNothing);
    REQUIRE(archive);
    expected = SchemaOf(*archive);
    unchanged = version(*archive);
    archive->Script(
        "DROP VIEW quarters; DROP VIEW documents; CREATE VIEW documents AS SELECT 1 AS source;"
        "CREATE VIEW of_mine AS SELECT * FROM documents");
  }
  auto archive = store::OpenArchive(path, FillNothing);
  REQUIRE(archive);
  auto seen = SchemaOf(*archive);
  CHECK(seen.erase("view of_mine") == 1);
  CHECK(seen == expected);
  const std::int64_t renewed = version(*archive);
  CHECK(renewed > unchanged);
  auto again = store::OpenArchive(path, FillNothing);
  REQUIRE(again);
  CHECK(version(*again) == renewed);
}

TEST_CASE("rows that said hashes say the rows of these, and leaves of the ledger fit as before") {
  const support::TempFolder folder;
  const std::string path = OldArchive(folder, 2);
  {
    auto old = store::Database::Open(path, store::Database::Mode::kReadWrite);
    REQUIRE(old);
    old->Script(
        "INSERT INTO blob VALUES (printf('%064d', 7), CAST('a mail' AS BLOB), 't1'), "
        "(printf('%064d', 3), CAST('its part' AS BLOB), 't2');"
        "INSERT INTO exchange (id, source_id, kind, url, at, sha256, last_checked) VALUES "
        "(1, 1, 'index', 'http://x/', 'a', printf('%064d', 9), 'l'), "
        "(2, 1, 'document', 'mid:x', 'a', printf('%064d', 3), 'l');"
        "INSERT INTO mail VALUES (1, 'mid:x', printf('%064d', 7), '1', 'm', 'f', 't', 's', 'd', "
        "'e', 'h');"
        "INSERT INTO judgement VALUES (5, 1, printf('%064d', 3), 0, 'at', 'gpgme', 'good', 1, '', "
        "'', '', 'k', 'f', 'p', NULL, 'RSA', 'MD5', 3, 's', printf('%064d', 4), 'policy', NULL);"
        "INSERT INTO engine_check VALUES (1, 1, printf('%064d', 3), 0, 'at', 'gpgme', '1', 'good', "
        "'');"
        "INSERT INTO document VALUES (1, 1, 'd', 't2');"
        "INSERT INTO revision VALUES (8, 1, 1, printf('%064d', 4), 5, 's', 'mid:x', 't2');");
    REQUIRE(old->Check());
  }
  auto now = store::OpenArchive(path, FillNothing);
  REQUIRE_MESSAGE(now, now.error().message);
  const auto holds = [&](const char* sql) { return now->FindInt(sql) == 1; };
  CHECK(
      holds("SELECT bytes = CAST('a mail' AS BLOB) FROM blobs WHERE sha256 = printf('%064d', 7)"));
  CHECK(holds("SELECT sha256 = printf('%064d', 9) FROM exchanges WHERE kind = 'index'"));
  CHECK(holds("SELECT sha256 = printf('%064d', 3) FROM exchanges WHERE kind = 'document'"));
  CHECK(holds("SELECT mail_sha256 = printf('%064d', 7) FROM mails"));
  CHECK(holds("SELECT sha256 = printf('%064d', 3) FROM engine_checks"));
  const auto judgement = store::RowLeaf(*now, "judgement", 5);
  REQUIRE(judgement);
  CHECK(judgement->dump() ==
        R"({"leaf":"judgement","row":{"id":5,"source_id":1,"sha256":")" + std::string(63, '0') +
            R"(3","ordinal":0,"at":"at","engines":"gpgme","outcome":"good","accepted":1,)"
            R"("reasons":"","caveats":"","detail":"","key_id":"k","fingerprint":"f",)"
            R"("key_packet_sha256":"p","key_expires":null,"public_key_algorithm":"RSA",)"
            R"("digest":"MD5","signature_version":3,"signed_at":"s","text_sha256":")" +
            std::string(63, '0') +
            R"(4","policy":"policy","recovered_by":null,"source":"s","body_bytes":8,)"
            R"("body_first_seen":"t2"}})");
  const auto revision = store::RowLeaf(*now, "revision", 8);
  REQUIRE(revision);
  CHECK(
      revision->dump() ==
      R"({"leaf":"revision","name":"d","row":{"id":8,"document_id":1,"revision":1,"text_sha256":")" +
          std::string(63, '0') +
          R"(4","judgement_id":5,"signed_at":"s","url":"mid:x","first_seen":"t2","source":"s"}})");
}

TEST_CASE("an old archive in which something is missing stays as it is") {
  const support::TempFolder folder;
  const std::string path = OldArchive(folder, 2);
  {
    auto old = store::Database::Open(path, store::Database::Mode::kReadWrite);
    REQUIRE(old);
    old->Script(
        "PRAGMA foreign_keys = OFF; INSERT INTO engine_check VALUES "
        "(1, 1, 'of no blob', 0, 'at', 'gpgme', '1', 'good', '')");
    REQUIRE(old->Check());
  }
  const auto opened = store::OpenArchive(path, FillNothing);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().hint.find("restore a backup") != std::string::npos);
  auto archive = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(archive);
  CHECK(store::SchemaVersion(*archive) == 2);
  CHECK(archive->FindInt("SELECT count(*) FROM engine_check") == 1);
}

TEST_CASE("a migration that fails leaves the old archive as it was") {
  const support::TempFolder folder;
  const std::string path = OldArchive(folder);
  const auto fail = [](store::Database& archive) -> base::Status {
    archive.Run("DELETE FROM source");
    return base::Failed("damaged");
  };
  const auto opened = store::OpenArchive(path, fail);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message == "damaged");
  auto archive = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(archive);
  CHECK(store::SchemaVersion(*archive) == 1);
  CHECK(archive->FindInt("SELECT count(*) FROM source") == 1);
  CHECK(archive->FindInt("SELECT count(*) FROM sqlite_master WHERE name = 'text_index'") == 0);
}

TEST_CASE("an old archive is refused to readers with what to do") {
  const support::TempFolder folder;
  const std::string path = OldArchive(folder);
  for (const auto& opened : {store::OpenArchiveReadOnly(path), store::OpenArchive(path)}) {
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message.find("version 1") != std::string::npos);
    CHECK(opened.error().hint.find("inkan rebuild") != std::string::npos);
  }
}

TEST_CASE("the derived tables are those that facts go into") {
  const auto tables = store::DerivedTables();
  const auto has = [&](const std::string& name) {
    return std::find(tables.begin(), tables.end(), name) != tables.end();
  };
  CHECK(has("revision_fact"));
  CHECK(has("text_index"));
  CHECK_FALSE(has("text_index_data"));
  CHECK_FALSE(has("revision"));
  CHECK_FALSE(has("documents"));
}
