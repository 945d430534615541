#include "ingest/audit.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <memory>
#include <set>

#include "ingest/fsck.h"
#include "ingest/source_run.h"
#include "store/archive.h"
#include "store/sources.h"
#include "tests/ingest/derived.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"

namespace {

using support::FixedClock;

// An archive in memory of one source: two advisories by the pinned key, one by a stranger's.
class Kept {
 public:
  Kept() {
    source.name = "test";
    source.profile = "freebsd";
    source.keys = {folder_.Write("key.asc", support::ArmoredKeyBlock(support::TestKey("pinned")))};
    Write("a.asc", "pinned", "FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z");
    Write("b.asc", "pinned", "FreeBSD-SA-96:02\n\nTopic: two\n", "1998-05-01T00:00:00Z");
    Write("c.asc", "stranger", "FreeBSD-SA-04:01\n\nTopic: three\n", "2004-05-01T00:00:00Z");
    REQUIRE(Start("ingest")->IngestFiles({(folder_.path() / "in").string()}));
  }

  ingest::SourceRun::Audited Audit(bool compares_only = false) {
    clock.now += std::chrono::hours{1};
    auto audited = Start("audit")->AuditStored(compares_only);
    REQUIRE_MESSAGE(audited, audited.error().message);
    return std::move(*audited);
  }
  void AddKey(const std::string& block) {
    clock.now += std::chrono::hours{1};
    const auto key = verify::ReadKey(block, "key");
    REQUIRE(key);
    store::Sources(archive).AddKey(1, *key, "test", clock.now);
  }
  std::int64_t Count(const std::string& what) {
    return archive.FindInt("SELECT count(*) FROM " + what).value_or(-1);
  }
  std::int64_t Rows() {
    return Count("judgement") + Count("engine_check") + Count("document") + Count("revision") +
           Count("finding") + Count("exchange");
  }
  // But for the ledger, which these runs have none of.
  std::vector<std::string> Wrong() {
    const auto rows = ingest::Fsck(archive, {});
    REQUIRE_MESSAGE(rows, rows.error().message);
    std::vector<std::string> checks;
    for (const ingest::FsckRow& row : *rows) {
      if (!row.ok && row.check != ingest::kCheckLedger) checks.push_back(row.check);
    }
    return checks;
  }

  FixedClock clock;
  config::SourceSettings source;
  store::Database archive = *store::OpenScratchArchive();

 private:
  void Write(const std::string& name, const std::string& key, const std::string& text,
             const std::string& time) {
    folder_.Write("in/" + name, support::ClearSign(text, support::TestKey(key), support::At(time)));
  }
  std::unique_ptr<ingest::SourceRun> Start(const std::string& command) {
    auto run = ingest::SourceRun::Start({archive, clock, support::PoolOptions()}, source, command);
    REQUIRE_MESSAGE(run, run.error().message);
    return std::move(*run);
  }

  support::TempFolder folder_;
};

bool Names(const std::vector<std::string>& checks, const char* check) {
  return std::find(checks.begin(), checks.end(), check) != checks.end();
}

}  // namespace

TEST_CASE("an audit of what has not changed adds nothing but its own run") {
  Kept kept;
  const std::int64_t rows = kept.Rows();
  for (int i = 0; i < 2; ++i) {
    const auto audited = kept.Audit();
    CHECK(audited.report.ExitCode() == 0);
    CHECK(audited.summary.totals.checked == 3);
    CHECK(audited.summary.totals.changed == 0);
    CHECK(audited.summary.groups.at({"1996", "good", true}).messages == 1);
    CHECK(audited.summary.groups.at({"2004", "no-key", false}).messages == 1);
    CHECK(kept.Rows() == rows);
  }
  CHECK(kept.Count("audits WHERE checked = 3 AND engines LIKE 'gpgme: %; libcrypto: OpenSSL %'") ==
        2);
}

TEST_CASE("a key that is added later promotes what was refused with its facts in one audit") {
  Kept kept;
  CHECK(kept.Count("documents") == 2);
  CHECK(kept.Count("findings WHERE kind = 'not-accepted' AND closed IS NULL") == 1);
  kept.AddKey(support::KeyBlock(support::TestKey("stranger")));
  const auto audited = kept.Audit();
  CHECK(audited.report.ExitCode() == 3);
  CHECK(audited.summary.totals.promoted == 1);
  CHECK(kept.Count("documents WHERE title = 'three' AND first_seen = '2020-01-01T00:00:00Z'") == 1);
  CHECK(kept.Count("fields WHERE number = 'FreeBSD-SA-04:01' AND field = 'topic'") == 1);
  CHECK(kept.Count("quarantine") == 0);
  CHECK(kept.Count("findings WHERE kind = 'not-accepted' AND closed IS NULL") == 0);
  CHECK(kept.Count("findings WHERE kind = 'promotion' AND closed IS NULL") == 1);
  CHECK(kept.Audit().report.ExitCode() == 0);
  CHECK(kept.Wrong().empty());
}

TEST_CASE("a key that is revoked takes what it signed since from the views and not from the rest") {
  Kept kept;
  kept.AddKey(
      support::RevokedKeyBlock(support::TestKey("pinned"), support::At("1997-01-01T00:00:00Z")));
  const auto audited = kept.Audit();
  CHECK(audited.report.ExitCode() == 3);
  const auto regressed = audited.summary.totals.regressed;
  CHECK(regressed >= 1);
  CHECK(kept.Count("documents") == 2 - regressed);
  CHECK(kept.Count("revisions") == 2 - regressed);
  CHECK(kept.Count("facts WHERE name = 'FreeBSD-SA-96:02'") == 0);
  CHECK(kept.Count("witnesses WHERE name = 'FreeBSD-SA-96:02'") == 0);
  CHECK(kept.Count("quarantine WHERE url LIKE '%b.asc' AND reasons = 'revoked'") == 1);
  CHECK(kept.Count("findings WHERE kind = 'regression' AND closed IS NULL") == regressed);
  CHECK(kept.Count("revision") == 2);
  CHECK(kept.Audit().report.ExitCode() == 0);
  CHECK(kept.Wrong().empty());
  const auto before = support::DumpDerived(kept.archive);
  REQUIRE(ingest::Rebuild(kept.archive, {}));
  CHECK(support::DumpDerived(kept.archive) == before);
}

TEST_CASE("a policy that is narrowed and widened again regresses and promotes") {
  Kept kept;
  kept.source.md5_until = std::chrono::year_month_day{std::chrono::year{1997},
                                                      std::chrono::month{1}, std::chrono::day{1}};
  CHECK(kept.Audit().summary.totals.regressed == 1);
  CHECK(kept.Count("documents") == 1);
  kept.source.md5_until = *verify::Policy().md5_until;
  CHECK(kept.Audit().summary.totals.promoted == 1);
  CHECK(kept.Count("documents") == 2);
  CHECK(kept.Count("revision") == 2);
  CHECK(kept.Count("findings WHERE kind = 'regression' AND closed IS NULL") == 0);
}

TEST_CASE("one engine alone compares and judges nothing") {
  Kept kept;
  kept.source.engines = {"libcrypto"};
  const std::int64_t rows = kept.Rows();
  CHECK(kept.Audit(true).report.ExitCode() == 0);
  CHECK(kept.Rows() == rows);
  // As if the engines had been wrong when it was judged.
  kept.archive.Script(
      "UPDATE judgement SET outcome = 'bad', accepted = 0 WHERE signed_at LIKE '1996%'");
  CHECK(kept.Audit(true).report.ExitCode() == 3);
  CHECK(kept.Count("findings WHERE kind = 'engine-differs' AND closed IS NULL") == 1);
  CHECK(kept.Count("judgement WHERE accepted") == 1);
  CHECK(kept.Audit(true).report.ExitCode() == 0);
}

TEST_CASE("one flipped bit of stored bytes is told by audit and fsck and nothing else is touched") {
  Kept kept;
  const std::int64_t judgements = kept.Count("judgement");
  kept.archive.Script(
      "UPDATE blob_bytes SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Topic: one', 'Topic: onf') "
      "AS "
      "BLOB)");
  CHECK(kept.Audit().report.ExitCode() == 3);
  CHECK(kept.Count("findings WHERE kind = 'blob-damaged' AND closed IS NULL") == 1);
  CHECK(kept.Count("judgement") == judgements);
  CHECK(kept.Count("documents") == 2);
  const auto wrong = kept.Wrong();
  CHECK(Names(wrong, ingest::kCheckBytes));
  CHECK(Names(wrong, ingest::kCheckTexts));
}

TEST_CASE("whatever is changed in a derived table is told by fsck and made again by a rebuild") {
  Kept kept;
  REQUIRE(kept.Wrong().empty());
  for (const char* sql :
       {"UPDATE revision_fact SET title = 'x' WHERE revision_id = 1", "DELETE FROM field",
        "DELETE FROM standing WHERE revision_id = 1", "DELETE FROM text_index_docsize",
        "INSERT INTO incident_count VALUES (1, 1, 'total', 'reports', '', 7, '', 1, NULL)",
        "INSERT INTO citation VALUES (1, 1, '', '', '', NULL, 'reference', 1)",
        "INSERT INTO section VALUES (1, 99, 1, '', '', 'section', 1)",
        "INSERT INTO publication VALUES (1, 1, 'k', NULL, 't', NULL, 1)",
        "INSERT INTO intruder_action VALUES (1, 1, 't', 't', 1)",
        "INSERT INTO revision_note VALUES (1, 1, NULL, NULL, 't', 1)",
        "INSERT INTO malware VALUES (1, 1, 't', 'n', 1)",
        "INSERT INTO reference VALUES (1, 99, 'CVE', 'n', 'n', 1)",
        "INSERT INTO text_index (rowid, title, body) VALUES (99, 'a', 'b')",
        "DROP VIEW documents; CREATE VIEW documents AS SELECT 1 AS source", "DROP TABLE malware"}) {
    INFO(sql);
    kept.archive.Script(sql);
    REQUIRE(kept.archive.Check());
    const auto wrong = kept.Wrong();
    CHECK(std::set<std::string>(wrong.begin(), wrong.end()) ==
          std::set<std::string>{ingest::kCheckDerived});
    REQUIRE(ingest::Rebuild(kept.archive, {}));
    CHECK(kept.Wrong().empty());
  }
}

TEST_CASE("rows that refer to nothing are told by fsck") {
  Kept kept;
  kept.archive.Script("PRAGMA foreign_keys = OFF; DELETE FROM document");
  CHECK(Names(kept.Wrong(), ingest::kCheckReferences));
}
