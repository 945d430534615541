// One run at a time per archive.
#pragma once

#include <filesystem>
#include <utility>

#include "base/file.h"
#include "base/result.h"

namespace ingest {

// Holds `<archive>.lock` by flock(2). The lock goes with the object, and with the process however
// that ends, so there is no stale one to clear away. The file stays: taking it away would let two
// runs each hold a lock on a file of that name. Rejected: a file that exists only while it is held,
// which a crash leaves behind.
//
// Not for archives on a network file system whose flock is local to each host.
class RunLock {
 public:
  // Errors: kUnavailable where another run holds it; kFailed where the file cannot be opened. An
  // archive reached by a symbolic link has the lock of the file that the link leads to.
  static base::Result<RunLock> Take(const std::filesystem::path& archive);

  ~RunLock();
  RunLock(RunLock&&) noexcept = default;
  RunLock& operator=(RunLock&&) = delete;

 private:
  explicit RunLock(base::UniqueFd fd) : fd_(std::move(fd)) {}
  base::UniqueFd fd_;
};

}  // namespace ingest
