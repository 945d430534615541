// What is made beside its place and renamed, so that nobody ever meets half of it: PLACE.new-PID
// becomes PLACE. A process that is killed in between leaves the former, which the next one that
// makes the same thing clears away.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace base {

// Where this process makes what is to become `place`.
std::filesystem::path BesideOf(const std::filesystem::path& place);

// Removes what processes that are gone, or had this one's number, left beside `place`: files and
// folders, and what SQLite keeps beside a file. Not what a living one is making. An error is
// nobody's: the next call tries again.
void RemoveLeftovers(const std::filesystem::path& place);

// Renames only where nothing is at `place`; 0, or the error number (EEXIST). On a file system that
// cannot do both at once (NFS) it looks first.
int RenameToFree(const std::filesystem::path& from, const std::filesystem::path& place);

// A whole file, brought to the disk, where there is none yet; clears up what a killed process left
// of it. `mode` as in open(2). Errors: something is there, it cannot be written.
Status WriteNewFile(const std::filesystem::path& place, std::string_view bytes, unsigned mode);

// Brings the names in the folder of `place` to the disk: a rename outlasts a power cut only then.
Status SyncFolderOf(const std::filesystem::path& place);

}  // namespace base
