// A folder of a test's own.
#pragma once

#include <filesystem>
#include <string_view>

namespace support {

// Life cycle: made empty, readable by its owner only, below $TMPDIR (else /tmp); removed with all
// that is in it when the object ends. Throws where it cannot be made, which fails the test.
class TempFolder {
 public:
  TempFolder();
  ~TempFolder();
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // Writes a file, with the folders above it, and returns where it is.
  std::filesystem::path Write(const std::filesystem::path& name, std::string_view bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace support
