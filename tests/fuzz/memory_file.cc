#include "tests/fuzz/memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include <string>

#include "tests/fuzz/require.h"

namespace fuzz {

std::filesystem::path MemoryFile(std::string_view bytes) {
  static const int kFile = memfd_create("input", MFD_CLOEXEC);
  const auto size = static_cast<ssize_t>(bytes.size());
  Require(ftruncate(kFile, 0) == 0 && pwrite(kFile, bytes.data(), bytes.size(), 0) == size,
          "a file in memory can be written");
  return "/proc/self/fd/" + std::to_string(kFile);
}

}  // namespace fuzz
