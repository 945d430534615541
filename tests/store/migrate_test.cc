#include "store/migrate.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

#include "base/file.h"
#include "base/text.h"
#include "store/archive.h"
#include "tests/support/temp_folder.h"

namespace {

// An archive of version 1 with a source in it.
std::string OldArchive(const support::TempFolder& folder) {
  const std::string path = (folder.path() / "old.db").string();
  auto database = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(database);
  database->Script(base::ReadFile(INKAN_SCHEMA_V1).value());
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
  const support::TempFolder folder;
  auto migrated = store::OpenArchive(OldArchive(folder), FillNothing);
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
  CHECK(migrated->FindInt("SELECT count(*) FROM run WHERE command = 'migrate' AND ended IS NULL") ==
        1);
  CHECK(migrated->FindInt("PRAGMA foreign_key_check") == std::nullopt);
  CHECK(migrated->Check());
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
