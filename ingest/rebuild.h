// The derived half of the archive, made again from its content.
//
// What documents say is computed from what was accepted, so it can be computed again: by other
// parsers, for another schema, or because somebody changed a row. Each text is made from the bytes
// as received and held against the hash of its accepted judgement before a parser sees it; one that
// does not fit is an error, and nothing is changed. The rows are those that `mirror` and `ingest`
// write for the same revisions.
//
// Whoever calls holds the run lock.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "store/archive.h"

namespace ingest {

// Called after every revision; `all` is how many there are.
using RebuildProgress = std::function<void(std::int64_t done, std::int64_t all)>;

struct Rebuilt {
  std::int64_t documents = 0;
  std::int64_t revisions = 0;
  std::int64_t rows = 0;  // of all derived tables
};

// Fills the derived tables of `derived`, which are empty, from the content of `archive`: the same
// archive, or another file that holds them alone. Within the caller's transactions. Error: a
// damaged document, by its name.
base::Status FillDerived(store::Database& archive, store::Database& derived,
                         const RebuildProgress& progress);

// Drops and fills in one transaction. Errors: a damaged document, by its name; the archive.
base::Result<Rebuilt> Rebuild(store::Database& archive, const RebuildProgress& progress);

// Takes the profiles of the configuration for the sources that the archive knows.
base::Status TakeProfiles(store::Database& archive,
                          const std::vector<config::SourceSettings>& sources);

// Whether a revision was parsed by another parser or version than there is today, or under another
// profile than its source has now. Where a new parser takes over texts of an old one, the old one's
// version is raised too, or this does not see it.
base::Result<bool> HasStaleFacts(store::Database& archive);

// Opens an archive, or makes one, and migrates one of an older version.
base::Result<store::Database> OpenAndMigrate(const std::string& path,
                                             const RebuildProgress& progress);
// The same for commands that write: the profiles of the configuration are taken, and stale facts
// made again, before anything new comes in. Whoever rebuilds anyway leaves them.
enum class StaleFacts { kMakeAgain, kLeave };
base::Result<store::Database> OpenForWriting(const std::string& path,
                                             const std::vector<config::SourceSettings>& sources,
                                             const RebuildProgress& progress,
                                             StaleFacts stale_facts = StaleFacts::kMakeAgain);

}  // namespace ingest
