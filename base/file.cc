#include "base/file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "base/escape.h"

namespace base {
namespace {

constexpr std::size_t kReadSize = std::size_t{64} << 10U;

std::string Named(const std::filesystem::path& path) { return EscapeForTerminal(path.string()); }

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

Result<FileReader> FileReader::Open(const std::filesystem::path& path) {
  if (path == "-") return FileReader(UniqueFd(), STDIN_FILENO, "standard input");
  const std::string name = Named(path);
  // O_NONBLOCK: a FIFO without a writer must not hang the run.
  UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));
  if (!fd) return Failed(fmt::format("{}: cannot be opened: {}", name, std::strerror(errno)));
  struct stat facts {};
  if (fstat(fd.get(), &facts) != 0) {
    return Failed(fmt::format("{}: cannot be read: {}", name, std::strerror(errno)));
  }
  if (S_ISDIR(facts.st_mode)) {
    return UsageError(fmt::format("{}: is a folder", name),
                      "name the files in it; 'inkan ingest' takes folders");
  }
  const int number = fd.get();
  return FileReader(std::move(fd), number, name);
}

Result<bool> FileReader::Read(std::string& bytes, std::size_t size) {
  const std::size_t held = bytes.size();
  bytes.resize(held + size);
  ssize_t got = -1;
  do {
    got = read(fd_, bytes.data() + held, size);
  } while (got < 0 && errno == EINTR);
  bytes.resize(held + (got < 0 ? 0 : static_cast<std::size_t>(got)));
  if (got < 0) return Failed(fmt::format("{}: cannot be read: {}", name_, std::strerror(errno)));
  return got > 0;
}

Status FileReader::ReadRest(std::string& bytes, std::size_t limit) {
  while (bytes.size() <= limit) {
    auto more = Read(bytes, kReadSize);
    if (!more) return Forward(more);
    if (!*more) return {};
  }
  return Failed(fmt::format("{}: larger than {} MiB, the most that one document may have", name_,
                            limit >> 20U),
                "a clear-signed document has some kilobytes: is this the right file?");
}

Result<std::string> ReadFile(const std::filesystem::path& path, std::size_t limit) {
  auto file = FileReader::Open(path);
  if (!file) return Forward(file);
  std::string bytes;
  if (auto read = file->ReadRest(bytes, limit); !read) return Forward(read);
  return bytes;
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
