#include "ingest/fsck.h"

#include <fmt/format.h>

#include <utility>

#include "store/content_check.h"
#include "store/derived_check.h"
#include "store/ledger_check.h"

namespace ingest {
namespace {

constexpr std::size_t kMaxRows = 100;  // of one check
constexpr const char* kRestore = "; restore a backup";

class ArchiveCheck {
 public:
  ArchiveCheck(store::Database& archive, const RebuildProgress& progress)
      : archive_(archive), progress_(progress) {}

  base::Result<std::vector<FsckRow>> Run() {
    auto scratch = store::OpenDerivedScratch();
    if (!scratch) return base::Forward(scratch);
    archive_.Script("BEGIN");
    Check(kCheckFile, [&] { return File(); });
    Check(kCheckReferences, [&] { return References(); });
    Check(kCheckBytes, [&] { return Bytes(); });
    Check(kCheckTexts, [&] { return Texts(*scratch); });
    Check(kCheckDerived, [&] { return Derived(*scratch); });
    Check(kCheckLedger, [&] { return Ledger(); });
    archive_.Rollback();
    return std::move(rows_);
  }

 private:
  // `look` says what it has looked at, for the case that it finds nothing.
  template <typename Look>
  void Check(const char* check, Look look) {
    check_ = check;
    found_ = 0;
    std::string looked_at = look();
    if (auto read = archive_.Check(); !read) Wrong(read.error().message + kRestore);
    if (found_ == 0) rows_.push_back({check, true, std::move(looked_at)});
    if (found_ > kMaxRows) Push(fmt::format("{} more", found_ - kMaxRows));
  }
  void Wrong(std::string detail) {
    if (++found_ <= kMaxRows) Push(std::move(detail));
  }
  void Push(std::string detail) { rows_.push_back({check_, false, std::move(detail)}); }

  std::string File() {
    store::Statement& row = archive_.Prepare("PRAGMA integrity_check");
    while (row.Step()) {
      if (row.Text(0) != "ok") Wrong(row.Text(0) + kRestore);
    }
    row.Reset();
    return "SQLite finds no damage";
  }

  std::string References() {
    store::Statement& row = archive_.Prepare("PRAGMA foreign_key_check");
    while (row.Step()) {
      Wrong(fmt::format("row {} of {} refers to a row of {} that is not there", row.Text(1),
                        row.Text(0), row.Text(2)));
    }
    row.Reset();
    return "every row that is referred to is there";
  }

  std::string Bytes() {
    const std::int64_t count = store::FindDamagedBlobs(archive_, [this](const std::string& sha256) {
      Wrong(fmt::format("blob {}: its bytes do not have this hash{}", sha256, kRestore));
    });
    return fmt::format("{} blobs have their hashes", count);
  }

  // Which makes the derived tables on the way.
  std::string Texts(store::Database& scratch) {
    scratch.Begin();
    std::int64_t count = 0;
    auto filled = FillDerived(archive_, scratch, [&](std::int64_t done, std::int64_t all) {
      count = done;
      if (progress_) progress_(done, all);
    });
    if (filled) filled = scratch.Commit();
    if (!filled) {
      Wrong(filled.error().message + kRestore);
      scratch.Rollback();
    }
    has_made_derived_ = filled.has_value();
    return fmt::format("{} revisions are made of accepted bytes", count);
  }

  std::string Derived(store::Database& scratch) {
    if (!has_made_derived_) {
      Wrong("cannot be compared: a text is missing");
      return {};
    }
    for (const store::DerivedDifference& one : store::CompareDerived(archive_, scratch)) {
      Wrong(fmt::format("{}: {}; --repair makes it again", one.name, one.detail));
    }
    return "all rows are what the content gives";
  }

  std::string Ledger() {
    const store::LedgerReport report = store::CheckLedger(archive_, {});
    for (const store::LedgerFault& fault : report.faults) {
      Wrong(fmt::format("{}: {}", fault.subject, fault.detail));
    }
    return fmt::format("{} leaves, {} checkpoints{}", report.leaves, report.checkpoints,
                       report.unsealed ? "; a run was killed or is under way" : "");
  }

  store::Database& archive_;
  const RebuildProgress& progress_;
  std::vector<FsckRow> rows_;
  std::string check_;
  std::size_t found_ = 0;
  bool has_made_derived_ = false;
};

}  // namespace

base::Result<std::vector<FsckRow>> Fsck(store::Database& archive, const RebuildProgress& progress) {
  return ArchiveCheck(archive, progress).Run();
}

}  // namespace ingest
