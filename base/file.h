// Files, read whole or piece by piece, and written whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

#include "base/result.h"

namespace base {

// Owns a file descriptor and closes it.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  ~UniqueFd() { Reset(); }
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    if (this != &other) {
      Reset();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }

  int get() const { return fd_; }
  explicit operator bool() const { return fd_ >= 0; }
  void Reset();

 private:
  int fd_ = -1;
};

// An open file, or standard input for "-", read from its beginning on. Life cycle: Open, then Read
// until it gives false. One thread.
class FileReader {
 public:
  // Errors: cannot be opened, is a folder.
  static Result<FileReader> Open(const std::filesystem::path& path);

  // Appends up to `size` bytes; false at the end of the file. Error: cannot be read.
  Result<bool> Read(std::string& bytes, std::size_t size);
  // Appends all that is left. Error: `bytes` would hold more than `limit` bytes then.
  Status ReadRest(std::string& bytes, std::size_t limit);

 private:
  FileReader(UniqueFd owned, int fd, std::string name)
      : owned_(std::move(owned)), fd_(fd), name_(std::move(name)) {}

  UniqueFd owned_;  // none where it is standard input
  int fd_;
  std::string name_;  // safe to show
};

// The largest document that is taken, from a disk or from the network. The real ones are below
// 300 KiB; the bound keeps memory bounded whatever is offered.
inline constexpr std::size_t kMaxDocumentSize = std::size_t{16} << 20U;

// The whole of a file, or of standard input for "-". Errors: cannot be opened or read, is a folder,
// holds more than `limit` bytes (of which no more than that are read).
Result<std::string> ReadFile(const std::filesystem::path& path,
                             std::size_t limit = kMaxDocumentSize);

// Writes beside the place and renames, so that a reader never sees half a file. `mode` as in
// open(2).
Status WriteFile(const std::filesystem::path& path, std::string_view bytes, unsigned mode = 0644);

}  // namespace base
