// What an earlier run has written into the folder of a site: which files, with which bytes, and of
// which state of the archive.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "base/result.h"

namespace site {

struct WrittenFile {
  std::string sha256;
  std::uint64_t size = 0;
};

// Files that are made together, of something whose state is told by `state`: while that is the
// same, so are they.
struct Part {
  std::string state;                         // a word, or empty
  std::map<std::string, WrittenFile> files;  // by path
};

struct Manifest {
  std::string generator;              // of the program that made the site
  std::map<std::string, Part> parts;  // by a name that is a path too
};

inline constexpr const char* kManifestName = "inkan-site.txt";

// Empty where there is none. Errors: cannot be read; is none, or holds a path that leads out of
// the folder (usage).
base::Result<Manifest> ReadManifest(const std::filesystem::path& folder);
// The same bytes for the same manifest.
std::string ManifestText(const Manifest& manifest);

}  // namespace site
