#include "store/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/schema.h"

namespace store {
namespace {

// What makes the CONTENT of a version out of that of the one before it, and drops the derived
// tables and views that the one before had and today's schema has no longer.
struct Step {
  int version;
  const char* sql;
};

// Frozen: what a step makes is what its version had, whatever schema.sql says today.
constexpr std::array<Step, 1> kSteps = {{
    // The ledger and mail; and derived tables: sections, publications, the full text index and
    // more.
    {2, R"sql(
CREATE TABLE ledger_leaf (
  position INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  row_id   INTEGER,
  bytes    TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_leaf_by_row ON ledger_leaf (kind, row_id);
CREATE TABLE ledger_key (
  id           INTEGER PRIMARY KEY,
  verifier_key TEXT NOT NULL UNIQUE,
  added        TEXT NOT NULL
) STRICT;
CREATE TABLE ledger_checkpoint (
  size     INTEGER PRIMARY KEY,
  note     TEXT NOT NULL,
  complete BLOB NOT NULL
) STRICT;
CREATE TABLE mail (
  source_id   INTEGER NOT NULL REFERENCES source,
  url         TEXT NOT NULL,
  mail_sha256 TEXT NOT NULL REFERENCES blob,
  part        TEXT NOT NULL,
  message_id  TEXT NOT NULL,
  mail_from   TEXT NOT NULL,
  mail_to     TEXT NOT NULL,
  subject     TEXT NOT NULL,
  date        TEXT NOT NULL,
  envelope    TEXT NOT NULL,
  headers     TEXT NOT NULL,
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, mail_sha256, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE audit (
  run_id    INTEGER PRIMARY KEY REFERENCES run,
  engines   TEXT NOT NULL,
  keys      TEXT NOT NULL,
  policy    TEXT NOT NULL,
  checked   INTEGER NOT NULL,
  changed   INTEGER NOT NULL,
  promoted  INTEGER NOT NULL,
  regressed INTEGER NOT NULL
) STRICT;
ALTER TABLE judgement ADD COLUMN recovered_by TEXT;
CREATE INDEX judgement_by_text ON judgement (text_sha256) WHERE accepted = 1;
CREATE INDEX blob_by_first_seen ON blob (sha256, first_seen);
CREATE INDEX revision_by_signing ON revision (document_id, signed_at, revision);
-- Without an end: until the next run seals what is here, nothing can be held against the ledger.
INSERT INTO run (command, started) VALUES ('migrate', strftime('%Y-%m-%dT%H:%M:%SZ', 'now'));
)sql"},
}};

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

// What DERIVED and VIEWS make, views first: asked of SQLite itself, so that no list can be stale.
std::vector<Named> DerivedObjects() {
  auto scratch = Database::Open(":memory:", Database::Mode::kReadWrite);
  if (!scratch) return {};
  scratch->Script(kSchemaContent);
  const std::vector<Named> content = ObjectsOf(*scratch);
  scratch->Script(kSchemaDerived);
  scratch->Script(kSchemaViews);
  std::vector<Named> derived = ObjectsOf(*scratch);
  const auto is_content = [&](const Named& one) {
    return std::any_of(content.begin(), content.end(),
                       [&](const Named& other) { return other.name == one.name; });
  };
  derived.erase(std::remove_if(derived.begin(), derived.end(), is_content), derived.end());
  return derived;
}

}  // namespace

void MakeSchema(Database& database) {
  database.Script(kSchemaContent);
  database.Script(kSchemaDerived);
  database.Script(kSchemaViews);
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
  for (const Named& one : DerivedObjects()) {
    database.Script(
        fmt::format("DROP {} IF EXISTS \"{}\"", one.type == "view" ? "VIEW" : "TABLE", one.name));
  }
  database.Script(kSchemaDerived);
  database.Script(kSchemaViews);
}

int SchemaVersion(Database& database) {
  return static_cast<int>(database.FindInt("PRAGMA user_version").value_or(0));
}

base::Status Migrate(Database& database, const Refill& refill) {
  database.Begin();
  const int held = SchemaVersion(database);
  if (held < kSchemaVersion) {
    for (const Step& step : kSteps) {
      if (step.version > held) database.Script(step.sql);
    }
    MakeDerivedAnew(database);
    database.Script(fmt::format("PRAGMA user_version = {}", kSchemaVersion));
    auto filled = database.Check();
    if (filled) filled = refill(database);
    if (!filled) {
      database.Rollback();
      return filled;
    }
  }
  return database.Commit();
}

}  // namespace store
