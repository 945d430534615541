#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "base/hash.h"
#include "ledger/signer.h"
#include "store/archive.h"
#include "store/ledger.h"
#include "store/ledger_check.h"
#include "store/table_digest.h"
#include "tests/support/temp_folder.h"

namespace {

const base::Time kNow = *base::ParseTime("2026-11-22T03:17:42Z");

// An archive with a row in every content table, sealed.
class Sealed {
 public:
  Sealed() {
    store::Ledger(archive).AddKey(signer.verifier_key(), kNow);
    AddRows(1);
    Seal();
  }

  void AddRows(int n) {
    const std::string body = fmt::format("body {}", n);
    archive.Run("INSERT OR IGNORE INTO source VALUES (1, 's', 'plain')");
    archive.Run("INSERT INTO blob VALUES (?, ?, '2001-01-01T00:00:00Z')", n, base::Sha256Hex(body));
    archive.Run("INSERT INTO blob_bytes VALUES (?, ?)", n, store::Blob{body});
    archive.Run("INSERT INTO signed_text VALUES (?, ?)", n, base::Sha256Hex("text of " + body));
    archive.Run(
        "INSERT INTO trusted_key VALUES (?, 1, 'p', 'k', 'f', 'RSA', 1024, 3, 'c', NULL, 'u', "
        "x'01', "
        "'a', 'from')",
        n);
    archive.Run("INSERT INTO run VALUES (?, 'mirror', 1, 's', 'e', 1, 1, 1, 1, 1, 1, 0)", n);
    archive.Run(
        "INSERT INTO exchange (id, source_id, kind, url, at, blob_id, last_checked) "
        "VALUES (?1, 1, 'document', 'http://x/', 'a', ?1, 'l')",
        n);
    archive.Run("INSERT INTO index_line VALUES (1, ?, 'line', 'c')", body);
    archive.Run(
        "INSERT INTO judgement (id, source_id, blob_id, ordinal, at, engines, outcome, accepted, "
        "reasons, caveats, detail, text_id, policy) "
        "VALUES (?1, 1, ?1, 0, 'a', 'gpgme', 'good', 1, '', 'md5-digest', '', ?1, 'p')",
        n);
    archive.Run("INSERT INTO engine_check VALUES (?1, 1, ?1, 0, 'a', 'gpgme', '1', 'good', '')", n);
    archive.Run("INSERT INTO document VALUES (?, 1, ?, 'f')", n, body);
    archive.Run("INSERT INTO revision VALUES (?1, ?1, 1, ?1, ?1, 's', 'u', 'f')", n);
    archive.Run("INSERT INTO finding VALUES (?, 1, 'k', ?, 'h', 'd', 'f', 'l', NULL, NULL)", n,
                body);
    archive.Run("INSERT INTO audit VALUES (?, 'e', 'k', 'p', 1, 0, 0, 0)", n);
    archive.Run("INSERT INTO mail VALUES (1, ?, ?, '1', 'm', 'f', 't', 's', 'd', 'e', 'h')", body,
                n);
    Checked();
  }

  // With the archive's own words where something failed.
  void Checked() {
    const auto checked = archive.Check();
    REQUIRE_MESSAGE(checked, (checked ? std::string() : checked.error().message));
  }

  void Seal() {
    store::Ledger ledger(archive);
    checkpoint = ledger.Extend(kNow);
    checkpoint.origin = signer.verifier_key().name;
    ledger.KeepCheckpoint(checkpoint, *signer.Sign(checkpoint));
    REQUIRE(archive.Check());
  }

  std::size_t Faults(const std::vector<ledger::Checkpoint>& others = {}) {
    return store::CheckLedger(archive, others).faults.size();
  }

  support::TempFolder folder;
  store::Database archive = *store::OpenScratchArchive();
  ledger::Signer signer = *ledger::Signer::Make(folder.path() / "key");
  ledger::Checkpoint checkpoint;
};

std::vector<std::string> Texts(store::Database& archive, const std::string& sql) {
  store::Statement& row = archive.Prepare(sql);
  std::vector<std::string> texts;
  while (row.Step()) texts.push_back(row.Text(0));
  row.Reset();
  return texts;
}

// Another value of the same type, or one where there is none.
constexpr const char* kOther =
    "CASE typeof({0}) WHEN 'integer' THEN 1 - {0} WHEN 'blob' THEN CAST(x'FF' || {0} AS BLOB) "
    "WHEN 'null' THEN {1} ELSE {0} || '!' END";

}  // namespace

TEST_CASE("a sealed archive is what its ledger says") {
  Sealed sealed;
  CHECK(sealed.Faults() == 0);
  const auto first = sealed.checkpoint;
  sealed.AddRows(2);
  sealed.Seal();
  CHECK(sealed.Faults() == 0);
  CHECK(sealed.Faults({first}) == 0);
  CHECK(sealed.checkpoint.size == first.size + 4);  // three rows and the state
}

TEST_CASE("every content table is bound by the ledger") {
  Sealed sealed;
  std::set<std::string> content;
  for (const auto table : store::ContentTables()) content.emplace(table);
  for (const std::string& table :
       Texts(sealed.archive, "SELECT name FROM sqlite_master WHERE type = 'table'")) {
    const bool derived =
        table == "revision_fact" || table == "standing" || table.rfind("text_index", 0) == 0 ||
        (table != "revision" &&
         sealed.archive.FindInt("SELECT 1 FROM pragma_table_info(?) WHERE name = 'revision_id'",
                                table));
    // Bytes are bound by their hash, which is in a row of `blob`.
    const bool own =
        table == "ledger_leaf" || table == "ledger_checkpoint" || table == "blob_bytes";
    INFO(table);
    CHECK((content.count(table) == 1) != (derived || own));
  }
}

TEST_CASE("no column of a content table changes unnoticed") {
  Sealed sealed;
  sealed.archive.Script("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON");
  for (const auto table : store::ContentTables()) {
    for (const std::string& column :
         Texts(sealed.archive, fmt::format("SELECT name FROM pragma_table_info('{}')", table))) {
      INFO(table, ".", column);
      sealed.archive.Script("SAVEPOINT flip");
      const std::string type =
          Texts(sealed.archive, fmt::format("SELECT type FROM pragma_table_info('{}') WHERE "
                                            "name = '{}'",
                                            table, column))
              .front();
      sealed.archive.Script(
          fmt::format("UPDATE {} SET {} = {}", table, column,
                      fmt::format(kOther, column, type == "INTEGER" ? "7" : "'x'")));
      REQUIRE(sealed.archive.FindInt("SELECT changes()") > 0);
      CHECK(sealed.Faults() > 0);
      sealed.archive.Script("ROLLBACK TO flip; RELEASE flip");
      REQUIRE(sealed.archive.Check());
    }
  }
  CHECK(sealed.Faults() == 0);
}

TEST_CASE("no row of a content table goes or comes unnoticed") {
  Sealed sealed;
  sealed.archive.Script("PRAGMA foreign_keys = OFF");
  for (const auto table : store::ContentTables()) {
    INFO(table);
    sealed.archive.Script("SAVEPOINT gone");
    sealed.archive.Script(fmt::format("DELETE FROM {}", table));
    CHECK(sealed.Faults() > 0);
    sealed.archive.Script("ROLLBACK TO gone; RELEASE gone");
  }
  sealed.AddRows(2);
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("a rewritten ledger disagrees with the checkpoint that lies elsewhere") {
  Sealed sealed;
  sealed.AddRows(2);
  sealed.Seal();
  const auto elsewhere = sealed.checkpoint;
  // Whoever has the archive and its key makes the ledger anew over other rows.
  sealed.archive.Script(
      "UPDATE blob SET first_seen = '1999-01-01T00:00:00Z'; DELETE FROM ledger_leaf; "
      "DELETE FROM ledger_checkpoint");
  sealed.Seal();
  CHECK(sealed.Faults() == 0);
  CHECK(sealed.Faults({elsewhere}) > 0);
}

TEST_CASE("a leaf that is changed or gone is told") {
  for (const char* sql :
       {"UPDATE ledger_leaf SET bytes = replace(bytes, 'good', 'evil') WHERE kind = 'judgement'",
        "DELETE FROM ledger_leaf WHERE position = 0", "DELETE FROM ledger_leaf",
        "UPDATE ledger_leaf SET kind = 'state' WHERE kind = 'judgement'",
        "UPDATE ledger_leaf SET row_id = 9 WHERE kind = 'key'",
        "UPDATE ledger_checkpoint SET note = replace(note, 'a', 'b')",
        "UPDATE ledger_checkpoint SET note = note || '!'",
        "UPDATE ledger_checkpoint SET complete = x''",
        "UPDATE ledger_checkpoint SET size = size + 1", "DELETE FROM ledger_checkpoint",
        "UPDATE ledger_leaf SET bytes = '{\"leaf\":5}'",
        "UPDATE ledger_leaf SET bytes = '[]' WHERE kind = 'state'",
        "UPDATE ledger_leaf SET bytes = "
        "'{\"leaf\":\"state\",\"tables\":{\"blob\":1},\"sealed\":[]}' "
        "WHERE kind = 'state'",
        "UPDATE ledger_leaf SET position = -1 WHERE position = 0"}) {
    Sealed sealed;
    sealed.archive.Script(sql);
    REQUIRE(sealed.archive.Check());
    INFO(sql);
    CHECK(sealed.Faults() > 0);
  }
}

TEST_CASE("what a killed run wrote is told apart from tampering") {
  Sealed sealed;
  sealed.archive.Script("INSERT INTO run (command, source_id, started) VALUES ('mirror', 1, 's')");
  const auto report = store::CheckLedger(sealed.archive, {});
  CHECK(report.unsealed);
  CHECK(report.faults.empty());
  sealed.archive.Script("UPDATE blob SET first_seen = 'x'");  // a leaf says otherwise
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("an open run hides no change of rows that runs only append") {
  Sealed sealed;
  sealed.archive.Script("INSERT INTO run (command, source_id, started) VALUES ('mirror', 1, 's')");
  sealed.archive.Script(
      "INSERT INTO engine_check (source_id, blob_id, ordinal, at, engine, version, outcome, "
      "detail) "
      "SELECT source_id, blob_id, ordinal, at, engine, version, outcome, detail FROM engine_check");
  REQUIRE(sealed.Faults() == 0);
  for (const char* sql :
       {"UPDATE engine_check SET outcome = 'bad' WHERE id = 1",
        "UPDATE run SET exit = 3 WHERE id = 1", "UPDATE audit SET keys = 'x'",
        "UPDATE ledger_key SET added = 'x'", "UPDATE exchange SET at = 'x'",
        "UPDATE document SET first_seen = 'x'", "DELETE FROM engine_check WHERE id = 1",
        "UPDATE judgement SET at = 'x'", "UPDATE blob SET first_seen = 'x'",
        "UPDATE signed_text SET sha256 = hex(zeroblob(32))"}) {
    INFO(sql);
    sealed.archive.Script("SAVEPOINT change");
    sealed.archive.Script(sql);
    REQUIRE(sealed.archive.FindInt("SELECT changes()") > 0);
    CHECK(store::CheckLedger(sealed.archive, {}).unsealed);
    CHECK(sealed.Faults() > 0);
    sealed.archive.Script("ROLLBACK TO change; RELEASE change");
  }
}

TEST_CASE("a later run's seal hides no change of older rows") {
  for (const char* sql :
       {"UPDATE engine_check SET outcome = 'bad' WHERE id = 1",
        "UPDATE run SET exit = 3 WHERE id = 1", "UPDATE audit SET keys = 'x' WHERE run_id = 1",
        "UPDATE exchange SET at = 'x' WHERE id = 1", "UPDATE exchange SET blob_id = 2 WHERE id = 1",
        "UPDATE judgement SET blob_id = 2 WHERE id = 1",
        "UPDATE judgement SET text_id = 2 WHERE id = 1",
        "UPDATE revision SET text_id = 2 WHERE id = 1",
        "UPDATE signed_text SET sha256 = hex(zeroblob(32)) WHERE id = 1",
        "DELETE FROM blob_bytes WHERE blob_id = 1",
        "UPDATE document SET first_seen = 'x' WHERE id = 1",
        "UPDATE finding SET first_seen = 'x' WHERE id = 1", "DELETE FROM exchange WHERE id = 1",
        "UPDATE exchange SET id = 9 WHERE id = 1"}) {
    Sealed sealed;
    sealed.AddRows(2);
    sealed.archive.Script("PRAGMA foreign_keys = OFF");
    sealed.archive.Script(sql);
    REQUIRE(sealed.archive.FindInt("SELECT changes()") == 1);
    sealed.Seal();
    INFO(sql);
    CHECK(sealed.Faults() > 0);
  }
}

TEST_CASE("a version that changes derived tables alone makes no older state useless") {
  Sealed sealed;
  sealed.archive.Script("PRAGMA user_version = 1000");
  sealed.AddRows(2);
  sealed.archive.Script("UPDATE engine_check SET outcome = 'bad' WHERE id = 1");
  sealed.Seal();
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("what a run changes in older rows is no fault once it has sealed it") {
  Sealed sealed;
  sealed.AddRows(2);
  sealed.archive.Script(
      "UPDATE exchange SET last_checked = 'm', judged = 1; UPDATE finding SET last_seen = 'm', "
      "acknowledged = 'm', closed = 'm'; UPDATE document SET name = name || '!'; "
      "UPDATE source SET profile = 'jpcert'; UPDATE index_line SET line = 'm'");
  sealed.Seal();
  CHECK(sealed.Faults() == 0);
}

TEST_CASE("a killed run that a later run has sealed hides nothing") {
  Sealed sealed;
  sealed.archive.Script("INSERT INTO run (command, source_id, started) VALUES ('mirror', 1, 's')");
  sealed.Seal();
  const auto report = store::CheckLedger(sealed.archive, {});
  CHECK_FALSE(report.unsealed);
  CHECK(report.faults.empty());
  sealed.archive.Script("UPDATE exchange SET at = 'x'");  // in no leaf of its own
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("a state that nobody signed counts for nothing") {
  Sealed sealed;
  sealed.archive.Script("UPDATE exchange SET at = 'x'");
  store::Ledger(sealed.archive).Extend(kNow);
  REQUIRE(sealed.archive.Check());
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("a checkpoint of the archive's own that is gone is told") {
  Sealed sealed;
  const auto first = sealed.checkpoint;
  sealed.AddRows(2);
  sealed.Seal();
  sealed.archive.Run("DELETE FROM ledger_checkpoint WHERE size = ?",
                     static_cast<std::int64_t>(first.size));
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("bytes of the same length in another's place are told and so is a trigger") {
  Sealed sealed;
  sealed.AddRows(2);
  sealed.Seal();
  REQUIRE(sealed.Faults() == 0);
  sealed.archive.Script(
      "UPDATE blob_bytes SET bytes = (SELECT bytes FROM blob_bytes AS other "
      "WHERE other.blob_id <> blob_bytes.blob_id)");
  CHECK(sealed.Faults() == 1);  // both have the bytes of one, which fit there
  Sealed other;
  other.archive.Script("CREATE TRIGGER t AFTER INSERT ON exchange BEGIN DELETE FROM exchange; END");
  CHECK(other.Faults() == 1);
}

TEST_CASE("what was changed in a table that is only added to is found after a further run too") {
  Sealed sealed;
  sealed.archive.Run("UPDATE engine_check SET outcome = 'bad'");
  sealed.Seal();
  CHECK(sealed.Faults() > 0);
}

TEST_CASE("a table that is only added to is hashed again once it has grown") {
  Sealed sealed;
  sealed.AddRows(2);
  sealed.Seal();
  CHECK(sealed.Faults() == 0);
}
