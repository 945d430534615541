#include "store/migrate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/schema.h"
#include "store/views.h"

namespace store {
namespace {

// What makes the CONTENT of a version out of that of the one before it, when the derived tables and
// views that today's schema names are gone; it drops those that today's schema has no longer.
struct Step {
  int version;
  const char* sql;
};

// Frozen: what a step makes is what its version had, whatever schema.sql says today.
constexpr std::array<Step, 3> kSteps = {{
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
)sql"},
    // Blobs and signed texts have numbers, which other tables say in place of their hashes.
    {3, R"sql(
ALTER TABLE blob RENAME TO old_blob;
ALTER TABLE exchange RENAME TO old_exchange;
ALTER TABLE mail RENAME TO old_mail;
ALTER TABLE judgement RENAME TO old_judgement;
ALTER TABLE engine_check RENAME TO old_engine_check;
ALTER TABLE revision RENAME TO old_revision;
CREATE TABLE blob (
  id         INTEGER PRIMARY KEY,
  sha256     TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  first_seen TEXT NOT NULL
) STRICT;
CREATE TABLE blob_bytes (
  blob_id INTEGER PRIMARY KEY REFERENCES blob,
  bytes   BLOB NOT NULL
) STRICT;
CREATE TABLE signed_text (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64)
) STRICT;
CREATE TABLE exchange (
  id            INTEGER PRIMARY KEY,
  source_id     INTEGER NOT NULL REFERENCES source,
  kind          TEXT NOT NULL CHECK (kind IN ('document', 'index', 'key')),
  url           TEXT NOT NULL,
  at            TEXT NOT NULL,
  status        INTEGER,
  error         TEXT,
  blob_id       INTEGER REFERENCES blob,
  sha256        TEXT,
  etag          TEXT,
  last_modified TEXT,
  content_type  TEXT,
  effective_url TEXT,
  bytes         INTEGER,
  last_checked  TEXT NOT NULL,
  judged        INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE mail (
  source_id  INTEGER NOT NULL REFERENCES source,
  url        TEXT NOT NULL,
  blob_id    INTEGER NOT NULL REFERENCES blob,
  part       TEXT NOT NULL,
  message_id TEXT NOT NULL,
  mail_from  TEXT NOT NULL,
  mail_to    TEXT NOT NULL,
  subject    TEXT NOT NULL,
  date       TEXT NOT NULL,
  envelope   TEXT NOT NULL,
  headers    TEXT NOT NULL,
  PRIMARY KEY (source_id, url),
  UNIQUE (source_id, blob_id, part)
) STRICT, WITHOUT ROWID;
CREATE TABLE judgement (
  id                   INTEGER PRIMARY KEY,
  source_id            INTEGER NOT NULL REFERENCES source,
  blob_id              INTEGER NOT NULL REFERENCES blob,
  ordinal              INTEGER,
  at                   TEXT NOT NULL,
  engines              TEXT NOT NULL,
  outcome              TEXT NOT NULL,
  accepted             INTEGER NOT NULL CHECK (accepted IN (0, 1)),
  reasons              TEXT NOT NULL,
  caveats              TEXT NOT NULL,
  detail               TEXT NOT NULL,
  key_id               TEXT,
  fingerprint          TEXT,
  key_packet_sha256    TEXT,
  key_expires          TEXT,
  public_key_algorithm TEXT,
  digest               TEXT,
  signature_version    INTEGER,
  signed_at            TEXT,
  text_id              INTEGER REFERENCES signed_text,
  policy               TEXT NOT NULL,
  recovered_by         TEXT
) STRICT;
CREATE TABLE engine_check (
  id        INTEGER PRIMARY KEY,
  source_id INTEGER NOT NULL REFERENCES source,
  blob_id   INTEGER NOT NULL REFERENCES blob,
  ordinal   INTEGER,
  at        TEXT NOT NULL,
  engine    TEXT NOT NULL,
  version   TEXT NOT NULL,
  outcome   TEXT NOT NULL,
  detail    TEXT NOT NULL
) STRICT;
CREATE TABLE revision (
  id           INTEGER PRIMARY KEY,
  document_id  INTEGER NOT NULL REFERENCES document,
  revision     INTEGER NOT NULL,
  text_id      INTEGER NOT NULL REFERENCES signed_text,
  judgement_id INTEGER NOT NULL REFERENCES judgement,
  signed_at    TEXT NOT NULL,
  url          TEXT NOT NULL,
  first_seen   TEXT NOT NULL,
  UNIQUE (document_id, revision),
  UNIQUE (document_id, text_id)
) STRICT;
INSERT INTO blob SELECT rowid, sha256, first_seen FROM old_blob ORDER BY rowid;
INSERT INTO blob_bytes SELECT rowid, bytes FROM old_blob ORDER BY rowid;
INSERT INTO signed_text (sha256)
  SELECT text_sha256 FROM old_judgement WHERE text_sha256 IS NOT NULL
  GROUP BY text_sha256 ORDER BY min(id);
INSERT INTO exchange
  SELECT old.id, source_id, kind, url, at, status, error, blob.id,
         CASE WHEN blob.id IS NULL THEN old.sha256 END, etag, last_modified, content_type,
         effective_url, bytes, last_checked, judged
  FROM old_exchange AS old LEFT JOIN blob ON blob.sha256 = old.sha256 ORDER BY old.id;
INSERT INTO mail
  SELECT source_id, url, blob.id, part, message_id, mail_from, mail_to, subject, date, envelope,
         headers
  FROM old_mail LEFT JOIN blob ON blob.sha256 = mail_sha256;
INSERT INTO judgement
  SELECT old.id, source_id, blob.id, ordinal, at, engines, outcome, accepted, reasons, caveats,
         detail, key_id, fingerprint, key_packet_sha256, key_expires, public_key_algorithm, digest,
         signature_version, signed_at, signed_text.id, policy, recovered_by
  FROM old_judgement AS old LEFT JOIN blob ON blob.sha256 = old.sha256
  LEFT JOIN signed_text ON signed_text.sha256 = text_sha256 ORDER BY old.id;
INSERT INTO engine_check
  SELECT old.id, source_id, blob.id, ordinal, at, engine, version, outcome, detail
  FROM old_engine_check AS old LEFT JOIN blob ON blob.sha256 = old.sha256 ORDER BY old.id;
INSERT INTO revision
  SELECT old.id, document_id, revision, signed_text.id, judgement_id, signed_at, url, first_seen
  FROM old_revision AS old LEFT JOIN signed_text ON signed_text.sha256 = text_sha256
  ORDER BY old.id;
DROP TABLE old_revision;
DROP TABLE old_engine_check;
DROP TABLE old_judgement;
DROP TABLE old_mail;
DROP TABLE old_exchange;
DROP TABLE old_blob;
CREATE INDEX exchange_by_url ON exchange (source_id, url, id);
CREATE INDEX exchange_by_blob ON exchange (blob_id);
CREATE INDEX judgement_by_text ON judgement (text_id) WHERE accepted = 1;
CREATE INDEX judgement_by_blob ON judgement (blob_id, source_id, ordinal, id);
CREATE INDEX engine_check_by_blob ON engine_check (blob_id);
CREATE INDEX revision_by_text ON revision (text_id);
CREATE INDEX revision_by_signing ON revision (document_id, signed_at, revision);
)sql"},
    // Derived tables alone: facts have a day.
    {4, ""},
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
  for (const Step& step : kSteps) {
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
