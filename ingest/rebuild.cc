#include "ingest/rebuild.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/in_order.h"
#include "ingest/accepted_text.h"
#include "parse/parser.h"
#include "store/facts.h"
#include "store/standing.h"

namespace ingest {
namespace {

std::int64_t CountOf(store::Database& archive, const std::string& table) {
  return archive.FindInt(fmt::format("SELECT count(*) FROM \"{}\"", table)).value_or(0);
}

struct Revision {
  std::int64_t id = 0;
  std::string signed_at;
  std::string profile;  // of its source
};

struct Stored {
  Revision revision;
  StoredText text;
};

struct Parsed {
  Revision revision;
  base::Result<parse::Document> document;
};

Parsed ParseStored(Stored stored) {
  const auto accepted = MakeAccepted(std::move(stored.text));
  if (!accepted) return {std::move(stored.revision), base::Forward(accepted)};
  auto document = parse::ParseDocument(accepted->text.text(), stored.revision.profile);
  return {std::move(stored.revision), std::move(document)};
}

// Parsing takes longer than writing, so it is done ahead; the rows are written in the order of the
// revisions all the same.
class Filler {
 public:
  Filler(store::Database& archive, store::Database& derived, const RebuildProgress& progress,
         std::int64_t all)
      : archive_(archive), derived_(derived), progress_(progress), all_(all) {}

  base::Status Take(Revision revision) {
    auto text = ReadStoredText(archive_, revision.id);
    if (!text) return base::Forward(text);
    const std::size_t size = text->bytes.size();
    parsing_.Push({std::move(revision), std::move(*text)}, size);
    return parsing_.IsFull() ? WriteOne() : base::Status();
  }

  base::Status Finish() {
    base::Status status;
    while (status && !parsing_.IsEmpty()) status = WriteOne();
    return status;
  }

 private:
  base::Status WriteOne() {
    const Parsed parsed = parsing_.Pop();
    if (!parsed.document) return base::Forward(parsed.document);
    store::Facts(derived_).Add(parsed.revision.id, parsed.revision.signed_at, *parsed.document);
    if (progress_) progress_(++done_, all_);
    return derived_.Check();
  }

  store::Database& archive_;
  store::Database& derived_;
  const RebuildProgress& progress_;
  std::int64_t all_;
  std::int64_t done_ = 0;
  base::InOrder<Stored, Parsed> parsing_{ParseStored};
};

bool IsCurrent(const std::string& parser, std::int64_t version) {
  const auto parsers = parse::CurrentParsers();
  return std::any_of(parsers.begin(), parsers.end(), [&](const auto& current) {
    return current.first == parser && current.second == version;
  });
}

}  // namespace

base::Status FillDerived(store::Database& archive, store::Database& derived,
                         const RebuildProgress& progress) {
  Filler filler(archive, derived, progress, CountOf(archive, "revision"));
  store::Statement& row = archive.Prepare(
      "SELECT revision.id, revision.signed_at, source.profile FROM revision "
      "JOIN document ON document.id = revision.document_id "
      "JOIN source ON source.id = document.source_id ORDER BY revision.id");
  base::Status status;
  while (status && row.Step()) status = filler.Take({row.Int(0), row.Text(1), row.Text(2)});
  row.Reset();
  if (status) status = filler.Finish();
  if (!status) return status;
  store::FillStanding(archive, derived);
  if (auto checked = derived.Check(); !checked) return checked;
  return archive.Check();
}

base::Result<Rebuilt> Rebuild(store::Database& archive, const RebuildProgress& progress) {
  archive.Begin();
  store::MakeDerivedAnew(archive);
  auto filled = archive.Check();
  if (filled) filled = FillDerived(archive, archive, progress);
  if (!filled) {
    archive.Rollback();
    return base::Forward(filled);
  }
  Rebuilt rebuilt{CountOf(archive, "document"), CountOf(archive, "revision"), 0};
  for (const std::string& table : store::DerivedTables()) rebuilt.rows += CountOf(archive, table);
  if (auto committed = archive.Commit(); !committed) return base::Forward(committed);
  return rebuilt;
}

base::Status TakeProfiles(store::Database& archive,
                          const std::vector<config::SourceSettings>& sources) {
  archive.Begin();
  for (const config::SourceSettings& source : sources) {
    archive.Run("UPDATE source SET profile = ?2 WHERE name = ?1 AND profile <> ?2", source.name,
                source.profile);
  }
  return archive.Commit();
}

base::Result<bool> HasStaleFacts(store::Database& archive) {
  store::Statement& row = archive.Prepare(
      "SELECT DISTINCT fact.parser, fact.parser_version, fact.profile IS source.profile "
      "FROM revision JOIN document ON document.id = revision.document_id "
      "JOIN source ON source.id = document.source_id "
      "LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id");
  bool is_stale = false;
  while (row.Step()) {
    is_stale = is_stale || row.Int(2) == 0 || !IsCurrent(row.Text(0), row.Int(1));
  }
  row.Reset();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return is_stale;
}

base::Result<store::Database> OpenAndMigrate(const std::string& path,
                                             const RebuildProgress& progress) {
  return store::OpenArchive(
      path, [&](store::Database& archive) { return FillDerived(archive, archive, progress); });
}

base::Result<store::Database> OpenForWriting(const std::string& path,
                                             const std::vector<config::SourceSettings>& sources,
                                             const RebuildProgress& progress,
                                             StaleFacts stale_facts) {
  auto archive = OpenAndMigrate(path, progress);
  if (!archive) return archive;
  if (auto taken = TakeProfiles(*archive, sources); !taken) return base::Forward(taken);
  if (stale_facts == StaleFacts::kLeave) return archive;
  const auto stale = HasStaleFacts(*archive);
  if (!stale) return base::Forward(stale);
  if (!*stale) return archive;
  if (auto rebuilt = Rebuild(*archive, progress); !rebuilt) return base::Forward(rebuilt);
  return archive;
}

}  // namespace ingest
