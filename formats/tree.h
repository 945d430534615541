// The raw files of an archive as a plain folder tree: checked without inkan by `sha256sum -c` and
// gpg1, and served to others, whose inkan mirrors it.
//
// SOURCE/files/HOST/PATH   what each URL gave last, where a message in it is accepted
// SOURCE/older/HASH/NAME   what else is accepted: earlier bytes of a URL
// SOURCE/refused/HASH/NAME what is kept and not accepted
// SOURCE/mail/HASH.eml     mails that parts came in
// SOURCE/keys/ID-HASH.pgp  the trusted keys
// SOURCE/index.html        links to files and older, for a mirror
// files.csv, verdicts.csv, README.md, SHA256SUMS
#pragma once

#include <filesystem>

#include "base/result.h"
#include "formats/export_progress.h"
#include "store/sqlite.h"

namespace formats {

// Into a folder that is there, in a state of the archive that the caller holds. One body is in
// memory at a time. The time of a file is that at which its bytes came.
base::Result<Exported> ExportTree(store::Database& archive, const std::filesystem::path& folder,
                                  const ExportProgress& progress);

// The README of such a tree.
extern const char* const kTreeReadme;

}  // namespace formats
