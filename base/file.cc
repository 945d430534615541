#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

#include "base/escape.h"

namespace base {
namespace {

std::string Named(const std::filesystem::path& path) { return EscapeForTerminal(path.string()); }

Result<std::string> ReadAll(int fd, const std::string& name, std::size_t limit) {
  std::string bytes;
  std::array<char, 65536> buffer{};
  while (true) {
    const ssize_t got = read(fd, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return Failed(fmt::format("{}: cannot be read: {}", name, std::strerror(errno)));
    if (got == 0) return bytes;
    if (bytes.size() + static_cast<std::size_t>(got) > limit) {
      return Failed(fmt::format("{}: larger than {} MiB, the most that one document may have", name,
                                limit >> 20U),
                    "a clear-signed document has some kilobytes: is this the right file?");
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

Status WriteAll(int fd, std::string_view bytes, const std::string& name) {
  while (!bytes.empty()) {
    const ssize_t put = write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0)
      return Failed(fmt::format("{}: cannot be written: {}", name, std::strerror(errno)));
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return {};
}

}  // namespace

void UniqueFd::Reset() {
  if (fd_ >= 0) close(fd_);
  fd_ = -1;
}

Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t limit) {
  if (path == "-") return ReadAll(STDIN_FILENO, "standard input", limit);
  const std::string name = Named(path);
  // O_NONBLOCK: a FIFO without a writer must not hang the run.
  const UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) return Failed(fmt::format("{}: cannot be opened: {}", name, std::strerror(errno)));
  struct stat facts {};
  if (fstat(fd.get(), &facts) != 0) {
    return Failed(fmt::format("{}: cannot be read: {}", name, std::strerror(errno)));
  }
  if (S_ISDIR(facts.st_mode)) {
    return UsageError(fmt::format("{}: is a folder", name),
                      "name the files in it; 'inkan ingest' takes folders");
  }
  return ReadAll(fd.get(), name, limit);
}

Status WriteFile(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::string name = Named(path);
  const std::string beside = fmt::format("{}.new-{}", path.string(), getpid());
  const UniqueFd fd(open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
  if (!fd) return Failed(fmt::format("{}: cannot be made: {}", name, std::strerror(errno)));
  Status written = WriteAll(fd.get(), bytes, name);
  if (written && (fsync(fd.get()) != 0 || rename(beside.c_str(), path.c_str()) != 0)) {
    written = Failed(fmt::format("{}: cannot be written: {}", name, std::strerror(errno)));
  }
  if (!written) unlink(beside.c_str());
  return written;
}

}  // namespace base
