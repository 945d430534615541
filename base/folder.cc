#include "base/folder.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>

#include "base/escape.h"
#include "base/file.h"
#include "base/place.h"

namespace base {
namespace {

namespace fs = std::filesystem;

Status CheckFree(const fs::path& path) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return {};
  if (fs::is_directory(status) && fs::is_empty(path, error) && !error) return {};
  return UsageError(EscapeForTerminal(path.string()) + ": is there already",
                    "give a new folder, or one with nothing in it");
}

Status WriteAll(const fs::path& folder, const FolderFiles& files) {
  for (const auto& [name, bytes] : files) {
    if (auto written = WriteFile(folder / name, bytes); !written) return written;
  }
  return {};
}

Status CannotBeMade(const fs::path& path, const char* why) {
  return Failed(fmt::format("{}: cannot be made: {}", EscapeForTerminal(path.string()), why));
}

}  // namespace

Status WriteFolder(const fs::path& path, const FolderFiles& files) {
  std::error_code error;
  fs::path place = fs::absolute(path, error).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();  // "out/"
  if (auto free = CheckFree(place); !free) return free;
  const fs::path hidden = place.parent_path() / ("." + place.filename().string());
  RemoveLeftovers(hidden);
  const fs::path beside = BesideOf(hidden);
  if (!fs::create_directory(beside, error)) {
    return CannotBeMade(path, error ? error.message().c_str() : "it is being made already");
  }
  Status done = WriteAll(beside, files);
  // Takes the place of an empty folder, and of nothing else.
  if (done && std::rename(beside.c_str(), place.c_str()) != 0) {
    done = CannotBeMade(path, std::strerror(errno));
  }
  if (!done) fs::remove_all(beside, error);
  return done;
}

}  // namespace base
