// What is wrong with an archive: the file, the rows, the bytes, what is derived, the ledger.
//
// Reads only, in one transaction, and so works while a run goes on and on what cannot be written.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "ingest/rebuild.h"
#include "store/sqlite.h"

namespace ingest {

// In the order in which they are made.
inline constexpr const char* kCheckFile = "file";              // PRAGMA integrity_check
inline constexpr const char* kCheckReferences = "references";  // PRAGMA foreign_key_check
inline constexpr const char* kCheckBytes = "bytes";            // blobs against their hashes
inline constexpr const char* kCheckTexts = "texts";            // revisions against the bytes
inline constexpr const char* kCheckDerived = "derived";        // tables made anew
inline constexpr const char* kCheckLedger = "ledger";          // content against the ledger

struct FsckRow {
  std::string check;
  bool ok = true;
  std::string detail;  // what is wrong and what can be done, or how much was looked at
};

// One row for a check that finds nothing, else one for each thing it finds. Error: no temporary
// file can be made.
base::Result<std::vector<FsckRow>> Fsck(store::Database& archive, const RebuildProgress& progress);

}  // namespace ingest
