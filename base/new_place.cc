#include "base/new_place.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <system_error>
#include <utility>

#include "base/escape.h"
#include "base/file.h"
#include "base/place.h"

namespace base {
namespace {

namespace fs = std::filesystem;

Status CheckFree(const fs::path& path, NewPlace::Kind kind) {
  std::error_code error;
  const auto status = fs::symlink_status(path, error);
  if (!fs::exists(status)) return {};
  const bool is_folder = kind == NewPlace::Kind::kFolder;
  if (is_folder && fs::is_directory(status) && fs::is_empty(path, error) && !error) return {};
  return UsageError(EscapeForTerminal(path.string()) + ": is there already",
                    is_folder ? "give a new folder, or one with nothing in it"
                              : "nothing is overwritten: give another name");
}

tl::unexpected<Error> CannotBeMade(const fs::path& path, const char* why) {
  return Failed(fmt::format("{}: cannot be made: {}", EscapeForTerminal(path.string()), why));
}

// All that was written to the file system that this is in.
bool Sync(const fs::path& path) {
  const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  return fd && syncfs(fd.get()) == 0;
}

// An empty folder is replaced, and nothing else.
bool Rename(const fs::path& from, const fs::path& to, NewPlace::Kind kind) {
  if (kind == NewPlace::Kind::kFolder) return std::rename(from.c_str(), to.c_str()) == 0;
  errno = RenameToFree(from, to);
  return errno == 0;
}

}  // namespace

NewPlace::NewPlace(fs::path path, fs::path beside, Kind kind)
    : path_(std::move(path)), beside_(std::move(beside)), kind_(kind) {}

NewPlace::NewPlace(NewPlace&& other) noexcept
    : path_(std::move(other.path_)),
      beside_(std::exchange(other.beside_, fs::path())),
      kind_(other.kind_) {}

NewPlace::~NewPlace() {
  std::error_code ignored;
  if (!beside_.empty()) fs::remove_all(beside_, ignored);
}

Result<NewPlace> NewPlace::Make(const fs::path& path, Kind kind) {
  std::error_code error;
  fs::path place = fs::absolute(path, error).lexically_normal();
  if (!place.has_filename()) place = place.parent_path();  // "out/"
  if (auto free = CheckFree(place, kind); !free) return Forward(free);
  const fs::path hidden = place.parent_path() / ("." + place.filename().string());
  RemoveLeftovers(hidden);
  fs::path beside = BesideOf(hidden);
  if (kind == Kind::kFolder && !fs::create_directory(beside, error)) {
    return CannotBeMade(path, error ? error.message().c_str() : "it is being made already");
  }
  return NewPlace(std::move(place), std::move(beside), kind);
}

Status NewPlace::Finish() {
  if (!Sync(beside_) || !Rename(beside_, path_, kind_)) {
    return CannotBeMade(path_, std::strerror(errno));
  }
  beside_.clear();
  Sync(path_.parent_path());
  return {};
}

}  // namespace base
