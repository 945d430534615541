// Files, read whole and written whole.
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
