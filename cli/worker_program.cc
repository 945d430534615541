#include "cli/worker_program.h"

#include <unistd.h>

#include <filesystem>

namespace cli {

std::string WorkerProgram() {
  constexpr const char* kName = "inkan-gpgme-worker";
  constexpr const char* kSelf = "/proc/self/exe";
  std::error_code error;
  const auto folder = std::filesystem::read_symlink(kSelf, error).parent_path();
  if (error) return kSelf;
  for (const auto& place : {folder / kName, folder.parent_path() / "libexec" / "inkan" / kName}) {
    if (access(place.c_str(), X_OK) == 0) return place.string();
  }
  return kSelf;
}

}  // namespace cli
