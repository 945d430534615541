// Bytes as a file that only this process has, for what reads files.
#pragma once

#include <filesystem>
#include <string_view>

#include "base/file.h"

namespace fuzz {

// One for each process, written anew for each input; owned by the process.
std::filesystem::path MemoryFile(std::string_view bytes);

}  // namespace fuzz
