#include "store/migrate.h"

#include <fmt/format.h>

#include <algorithm>

#include "store/migration_steps.h"
#include "store/schema.h"
#include "store/views.h"

namespace store {
namespace {

struct Named {
  std::string type;  // table, virtual, view
  std::string name;
};

// Without the tables that virtual tables keep for themselves.
std::vector<Named> ObjectsOf(Database& database) {
  Statement& row = database.Prepare(
      "SELECT type, name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' "
      "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY type DESC, name");
  std::vector<Named> objects;
  while (row.Step()) objects.push_back({row.Text(0), row.Text(1)});
  row.Reset();
  return objects;
}

void MakeDerived(Database& database) {
  database.Script(kSchemaDerived);
  database.Script(kSchemaViews);
}

// What DERIVED and VIEWS make, views first: asked of SQLite itself, so that no list can be stale.
std::vector<Named> DerivedObjects() {
  auto scratch = Database::Open(":memory:", Database::Mode::kReadWrite);
  if (!scratch) return {};
  scratch->Script(kSchemaContent);
  const std::vector<Named> content = ObjectsOf(*scratch);
  MakeDerived(*scratch);
  std::vector<Named> derived = ObjectsOf(*scratch);
  const auto is_content = [&](const Named& one) {
    return std::any_of(content.begin(), content.end(),
                       [&](const Named& other) { return other.name == one.name; });
  };
  derived.erase(std::remove_if(derived.begin(), derived.end(), is_content), derived.end());
  return derived;
}

void DropDerived(Database& database) {
  for (const Named& one : DerivedObjects()) {
    database.Script(
        fmt::format("DROP {} IF EXISTS \"{}\"", one.type == "view" ? "VIEW" : "TABLE", one.name));
  }
}

// Without an end: until the next run seals what is here, nothing can be held against the ledger.
constexpr const char* kMigrationRun =
    "INSERT INTO run (command, started) VALUES ('migrate', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'))";

base::Status RunSteps(Database& database, int held, const Refill& refill) {
  DropDerived(database);
  for (const MigrationStep& step : MigrationSteps()) {
    if (step.version > held) database.Script(step.sql);
  }
  MakeDerived(database);
  database.Script(kMigrationRun);
  database.Script(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
  if (auto made = database.Check(); !made) return made;
  return refill(database);
}

// What a step renames or drops, others refer to; views of other people too. The first of these can
// only be said outside of a transaction (https://www.sqlite.org/lang_altertable.html, 7).
void LoosenReferences(Database& database, bool loose) {
  database.Script(fmt::format("PRAGMA foreign_keys = {}; PRAGMA legacy_alter_table = {}",
                              loose ? "OFF" : "ON", loose ? "ON" : "OFF"));
}

}  // namespace

void MakeSchema(Database& database) {
  database.Script(kSchemaContent);
  MakeDerived(database);
}

std::vector<std::string> DerivedTables() {
  std::vector<std::string> tables;
  for (const Named& one : DerivedObjects()) {
    if (one.type != "view") tables.push_back(one.name);
  }
  std::sort(tables.begin(), tables.end());
  return tables;
}

void MakeDerivedAnew(Database& database) {
  DropDerived(database);
  MakeDerived(database);
}

int SchemaVersion(Database& database) {
  return static_cast<int>(database.FindInt("PRAGMA user_version").value_or(0));
}

base::Status Migrate(Database& database, const Refill& refill) {
  if (SchemaVersion(database) == kSchemaVersion) return RenewViews(database);
  if (SchemaVersion(database) > kSchemaVersion) return database.Check();
  LoosenReferences(database, true);
  database.Begin();
  // Asked again: another run may have done it before this one could begin.
  const int held = SchemaVersion(database);
  base::Status done = database.Check();
  if (done && held < kSchemaVersion) done = RunSteps(database, held, refill);
  if (done) {
    done = database.Commit();
  } else {
    database.Rollback();
  }
  LoosenReferences(database, false);
  return done;
}

}  // namespace store
