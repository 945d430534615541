// The demo site of config/demo: facsimiles in Japanese, encoded and sealed as in 2004.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace support {

// config/demo in the source tree.
std::filesystem::path DemoFolder();

struct DemoFile {
  std::filesystem::path path;  // below the demo folder
  std::string bytes;
};

// What is made of the sources in `folder`/source, the same bytes each time: the signed documents
// of the site, one of them changed after it was signed, and the public key.
std::vector<DemoFile> MakeDemo(const std::filesystem::path& folder);

}  // namespace support
