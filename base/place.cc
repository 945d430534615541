#include "base/place.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <system_error>

#include "base/escape.h"
#include "base/file.h"

namespace base {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kMark = ".new-";

fs::path FolderOf(const fs::path& place) {
  return place.has_parent_path() ? place.parent_path() : fs::path(".");
}

bool IsGone(pid_t pid) { return pid == getpid() || (kill(pid, 0) != 0 && errno == ESRCH); }

// "123" and "123-wal", where 123 is the number of a process that is gone.
bool IsLeftover(std::string_view number) {
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), pid);
  const std::string_view rest = number.substr(static_cast<std::size_t>(end - number.data()));
  const bool is_name = rest.empty() || rest == "-wal" || rest == "-shm" || rest == "-journal";
  return error == std::errc() && pid > 0 && is_name && IsGone(pid);
}

}  // namespace

fs::path BesideOf(const fs::path& place) {
  return fmt::format("{}{}{}", place.string(), kMark, getpid());
}

void RemoveLeftovers(const fs::path& place) {
  const std::string prefix = place.filename().string() + std::string(kMark);
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(FolderOf(place), error)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(prefix, 0) != 0) continue;
    if (!IsLeftover(std::string_view(name).substr(prefix.size()))) continue;
    std::error_code ignored;
    fs::remove_all(entry.path(), ignored);
  }
}

int RenameToFree(const fs::path& from, const fs::path& place) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, place.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (errno != EINVAL && errno != ENOSYS) return errno;
  std::error_code ignored;
  if (fs::exists(fs::symlink_status(place, ignored))) return EEXIST;
  return std::rename(from.c_str(), place.c_str()) == 0 ? 0 : errno;
}

Status WriteNewFile(const fs::path& place, std::string_view bytes, unsigned mode) {
  RemoveLeftovers(place);
  const fs::path beside = BesideOf(place);
  const UniqueFd fd(open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  int error = fd ? 0 : errno;
  while (error == 0 && !bytes.empty()) {
    const ssize_t put = write(fd.get(), bytes.data(), bytes.size());
    if (put < 0 && errno != EINTR) error = errno;
    bytes.remove_prefix(put < 0 ? 0 : static_cast<std::size_t>(put));
  }
  if (error == 0 && fsync(fd.get()) != 0) error = errno;
  if (error == 0) error = RenameToFree(beside, place);
  if (error == 0) return SyncFolderOf(place);
  if (fd) unlink(beside.c_str());
  return Failed(fmt::format("{}: cannot be made: {}", EscapeForTerminal(place.string()),
                            std::strerror(error)));
}

Status SyncFolderOf(const fs::path& place) {
  const fs::path folder = FolderOf(place);
  const UniqueFd fd(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems have nothing to sync of a folder.
  if (fd && (fsync(fd.get()) == 0 || errno == EINVAL)) return {};
  return Failed(fmt::format("{}: cannot be written: {}", EscapeForTerminal(folder.string()),
                            std::strerror(errno)));
}

}  // namespace base
