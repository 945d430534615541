#include "ingest/run_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string>
#include <string_view>

#include "base/escape.h"
#include "base/text.h"
#include "ingest/lock_holder.h"

namespace ingest {
namespace {

std::filesystem::path LockFile(const std::filesystem::path& archive) {
  std::error_code ignored;
  const std::filesystem::path real = std::filesystem::weakly_canonical(archive, ignored);
  return (real.empty() ? archive : real).string() + ".lock";
}

// " by process 123", or nothing: the holder may not have written it yet.
std::string Holder(int fd) {
  std::array<char, 24> buffer{};
  const ssize_t got = pread(fd, buffer.data(), buffer.size(), 0);
  if (got <= 0) return {};
  const std::string_view pid =
      base::Trim(std::string_view(buffer.data(), static_cast<std::size_t>(got)));
  const bool digits =
      std::all_of(pid.begin(), pid.end(), [](char c) { return c >= '0' && c <= '9'; });
  return pid.empty() || !digits ? std::string() : fmt::format(" by process {}", pid);
}

// Only talk for the one who finds it held: the lock does not depend on it.
void WritePid(int fd) {
  const std::string pid = fmt::format("{}\n", getpid());
  if (ftruncate(fd, 0) != 0) return;
  [[maybe_unused]] const ssize_t put = pwrite(fd, pid.data(), pid.size(), 0);
}

}  // namespace

base::Result<RunLock> RunLock::Take(const std::filesystem::path& archive) {
  const std::string name = base::EscapeForTerminal(archive.string());
  const std::filesystem::path path = LockFile(archive);
  base::UniqueFd fd(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd) {
    return base::Failed(fmt::format("{}: cannot be opened: {}",
                                    base::EscapeForTerminal(path.string()), std::strerror(errno)),
                        "does the folder of the archive exist, and may you write to it?");
  }
  if (flock(fd.get(), LOCK_EX | LOCK_NB) == 0) {
    WritePid(fd.get());
    return RunLock(std::move(fd));
  }
  if (errno == EWOULDBLOCK) {
    return base::Unavailable(fmt::format("{}: is in use{}", name, Holder(fd.get())),
                             "wait until the other run has ended, then try again");
  }
  return base::Failed(fmt::format("{}: cannot be locked: {}", name, std::strerror(errno)));
}

std::optional<std::string> LockHolder(const std::filesystem::path& archive) {
  const base::UniqueFd fd(open(LockFile(archive).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd || flock(fd.get(), LOCK_SH | LOCK_NB) == 0 || errno != EWOULDBLOCK) return std::nullopt;
  return Holder(fd.get());
}

RunLock::~RunLock() {
  // Before the lock goes, so that nobody is told of a process that is long gone.
  if (fd_) [[maybe_unused]]
    const int done = ftruncate(fd_.get(), 0);
}

}  // namespace ingest
