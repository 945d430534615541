#include "tests/support/temp_folder.h"

#include <stdlib.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <system_error>

#include "base/file.h"

namespace support {

TempFolder::TempFolder() {
  std::string name = std::filesystem::temp_directory_path() / "inkan-test-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) {
    throw std::system_error(errno, std::generic_category(), name);
  }
  path_ = name;
}

TempFolder::~TempFolder() {
  // A test may have taken the right to write away from its own folders.
  std::error_code ignored;
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all,
                               std::filesystem::perm_options::add, ignored);
  std::filesystem::remove_all(path_, ignored);
}

std::filesystem::path TempFolder::Write(const std::filesystem::path& name,
                                        std::string_view bytes) const {
  const std::filesystem::path file = path_ / name;
  std::filesystem::create_directories(file.parent_path());
  const base::Status written = base::WriteFile(file, bytes);
  if (!written) throw std::runtime_error(written.error().message);
  return file;
}

}  // namespace support
