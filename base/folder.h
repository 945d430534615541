// Folders that are written whole or not at all.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace base {

// By name; a name is one part of a path.
using FolderFiles = std::map<std::string, std::string>;

// Writes the files beside the place and renames, so that nobody meets half of them. What a killed
// writer leaves is called `.NAME.new-PID`, and cleared away by the next one. Errors: the folder is
// there with something in it (usage) or is no folder; it cannot be written.
Status WriteFolder(const std::filesystem::path& path, const FolderFiles& files);

}  // namespace base
