// Who holds the run lock (ingest/run_lock.h), for those who only look.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace ingest {

// Nothing where no run holds it; else " by process 123", or "" where that is not known. Makes no
// file; a run that begins at the very moment of the look is told to try later.
std::optional<std::string> LockHolder(const std::filesystem::path& archive);

}  // namespace ingest
