// A file of an export while it is written, and the sums of all of them.
#pragma once

#include <filesystem>
#include <fstream>

#include "base/result.h"

namespace formats {

// Life cycle: Open, write to stream(), Close, which tells whether all of it is there.
class OutputFile {
 public:
  explicit OutputFile(std::filesystem::path path);
  std::ofstream& stream() { return stream_; }
  base::Status Close();

 private:
  std::filesystem::path path_;
  std::ofstream stream_;
};

// `SHA256SUMS` in this folder, over all files below it, in the order of their names and in the form
// of `sha256sum`. Error: a file cannot be read or written.
base::Status WriteSums(const std::filesystem::path& folder);

}  // namespace formats
