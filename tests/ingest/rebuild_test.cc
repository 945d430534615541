#include "ingest/rebuild.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "ingest/source_run.h"
#include "store/table_digest.h"
#include "tests/ingest/derived.h"
#include "tests/support/demo.h"
#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"

namespace {

// An archive of two sources: the demo's overviews, and advisories of which one has two revisions.
class Filled {
 public:
  Filled() {
    Ingest("demo", "jpcert", "demo", support::DemoFolder() / "site");
    Write("a.asc", "FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z");
    Write("b.asc", "FreeBSD-SA-96:01\n\nTopic: two\nModule: x\n\nCVE-1996-0001\n",
          "1996-06-01T00:00:00Z");
    Ingest("freebsd", "freebsd", "pinned", folder_.path() / "in");
  }

  store::Database Open() {
    auto archive = ingest::OpenForWriting(path(), {}, {});
    REQUIRE_MESSAGE(archive, archive.error().message);
    return std::move(*archive);
  }
  std::string path() const { return (folder_.path() / "a.db").string(); }
  const support::TempFolder& folder() const { return folder_; }

 private:
  void Write(const std::string& name, const std::string& text, const std::string& time) {
    folder_.Write("in/" + name,
                  support::ClearSign(text, support::TestKey("pinned"), support::At(time)));
  }
  void Ingest(const std::string& name, const std::string& profile, const std::string& key,
              const std::filesystem::path& files) {
    config::SourceSettings source;
    source.name = name;
    source.profile = profile;
    source.keys = {folder_.Write(key + ".key", support::ArmoredKeyBlock(support::TestKey(key)))};
    store::Database archive = Open();
    const base::SystemClock clock;
    auto run = ingest::SourceRun::Start({archive, clock, support::PoolOptions()}, source, "ingest");
    REQUIRE_MESSAGE(run, run.error().message);
    REQUIRE((*run)->IngestFiles({files.string()}));
  }

  support::TempFolder folder_;
};

void CheckSame(const std::map<std::string, std::string>& seen,
               const std::map<std::string, std::string>& expected) {
  for (const auto& rows : expected) {
    const std::string& table = rows.first;
    CAPTURE(table);
    CHECK(seen.at(table) == rows.second);
  }
}

// The archive's content in a file of version 1, as an inkan of then would have left it.
std::string AsVersion1(const Filled& filled) {
  const std::string path = (filled.folder().path() / "old.db").string();
  auto old = store::Database::Open(path, store::Database::Mode::kReadWrite);
  REQUIRE(old);
  old->Script(base::ReadFile(INKAN_OLD_SCHEMAS "/schema_v1.sql").value());
  old->Script("PRAGMA foreign_keys = OFF; ATTACH '" + filled.path() + "' AS now");
  old->Script(base::ReadFile(INKAN_OLD_SCHEMAS "/fill_v1.sql").value());
  old->Script("DETACH now");
  REQUIRE(old->Check());
  return path;
}

}  // namespace

TEST_CASE("a rebuild leaves every derived table as it was row for row") {
  Filled filled;
  store::Database archive = filled.Open();
  const auto before = support::DumpDerived(archive);
  for (const char* table :
       {"revision_fact", "incident_count", "citation", "field", "reference", "text_index"}) {
    CAPTURE(table);
    CHECK_FALSE(before.at(table).empty());
  }
  std::int64_t told = 0;
  auto rebuilt = ingest::Rebuild(archive, [&](std::int64_t done, std::int64_t all) {
    CHECK(++told == done);
    CHECK(all == 4);
  });
  REQUIRE_MESSAGE(rebuilt, rebuilt.error().message);
  CHECK(told == 4);
  CHECK(rebuilt->documents == 3);
  CHECK(rebuilt->revisions == 4);
  CheckSame(support::DumpDerived(archive), before);
}

TEST_CASE("a rebuild undoes what somebody changed in the derived half") {
  Filled filled;
  store::Database archive = filled.Open();
  const auto before = support::DumpDerived(archive);
  archive.Script(
      "UPDATE incident_count SET count = 7; DELETE FROM revision_fact; DROP TABLE citation; "
      "INSERT INTO text_index (rowid, title, body) VALUES (77, 'x', 'y'); DROP VIEW documents");
  REQUIRE(archive.Check());
  REQUIRE(ingest::Rebuild(archive, {}));
  CheckSame(support::DumpDerived(archive), before);
  CHECK(archive.FindInt("SELECT count(*) FROM documents") == 3);
}

TEST_CASE("a blob that does not hold its accepted text stops a rebuild and nothing is changed") {
  Filled filled;
  store::Database archive = filled.Open();
  const auto before = support::DumpDerived(archive);
  archive.Run(
      "UPDATE blob_bytes SET bytes = CAST(replace(CAST(bytes AS TEXT), 'Topic: two', 'Topic: 222') "
      "AS BLOB)");
  const auto rebuilt = ingest::Rebuild(archive, {});
  REQUIRE_FALSE(rebuilt);
  CHECK(rebuilt.error().message.find("FreeBSD-SA-96:01 revision 2") != std::string::npos);
  CheckSame(support::DumpDerived(archive), before);
}

TEST_CASE("facts of another parser version are made again when the archive is opened to write") {
  Filled filled;
  std::map<std::string, std::string> before;
  {
    store::Database archive = filled.Open();
    before = support::DumpDerived(archive);
    CHECK(ingest::HasStaleFacts(archive).value() == false);
    for (const char* change :
         {"UPDATE revision_fact SET parser_version = 0, title = 'stale' WHERE revision_id = 1",
          "UPDATE revision_fact SET parser = 'gone' WHERE revision_id = 2",
          "DELETE FROM revision_fact WHERE revision_id = 3",
          "UPDATE revision_fact SET profile = 'plain' WHERE revision_id = 4"}) {
      CAPTURE(change);
      archive.Begin();
      archive.Script(change);
      CHECK(ingest::HasStaleFacts(archive).value() == true);
      archive.Rollback();
    }
    archive.Script("UPDATE revision_fact SET parser_version = 0, title = 'stale'");
  }
  store::Database archive = filled.Open();
  CheckSame(support::DumpDerived(archive), before);
}

TEST_CASE("a profile that the configuration changes takes effect on what is there") {
  Filled filled;
  config::SourceSettings source;
  source.name = "freebsd";
  source.profile = "plain";
  {
    auto archive = ingest::OpenForWriting(filled.path(), {source}, {});
    REQUIRE(archive);
    CHECK(archive->FindInt("SELECT count(*) FROM revision_fact WHERE parser = 'plain'") == 2);
    CHECK(archive->FindInt("SELECT count(*) FROM fields WHERE source = 'freebsd'") == 0);
  }
  source.profile = "freebsd";
  auto archive = ingest::OpenForWriting(filled.path(), {source}, {});
  REQUIRE(archive);
  CHECK(archive->FindInt("SELECT count(*) FROM fields WHERE source = 'freebsd'") > 0);
}

TEST_CASE("an archive of version 1 is migrated to the rows of a new one") {
  Filled filled;
  store::Database archive = filled.Open();
  auto old = ingest::OpenAndMigrate(AsVersion1(filled), {});
  REQUIRE_MESSAGE(old, old.error().message);
  CHECK(store::SchemaVersion(*old) == store::kSchemaVersion);
  CheckSame(support::DumpDerived(*old), support::DumpDerived(archive));
  CHECK(old->FindInt("SELECT count(*) FROM documents") == 3);
  for (const std::string_view table :
       {"blob", "signed_text", "exchange", "judgement", "engine_check", "revision"}) {
    CAPTURE(table);
    const auto kept = store::DigestOf(*old, table);
    CHECK(kept.rows > 0);
    CHECK(kept.sha256 == store::DigestOf(archive, table).sha256);
  }
}

TEST_CASE("an archive of version 1 that is damaged stays of version 1") {
  Filled filled;
  const std::string path = AsVersion1(filled);
  {
    auto old = store::Database::Open(path, store::Database::Mode::kReadWrite);
    REQUIRE(old);
    old->Script("UPDATE blob SET bytes = x'00'");
  }
  CHECK_FALSE(ingest::OpenAndMigrate(path, {}));
  auto old = store::Database::Open(path, store::Database::Mode::kReadOnly);
  REQUIRE(old);
  CHECK(store::SchemaVersion(*old) == 1);
  CHECK(old->FindInt("SELECT count(*) FROM document") == 3);
}
