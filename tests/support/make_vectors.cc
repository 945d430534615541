// inkan-make-vectors FOLDER: writes the test vectors, always the same bytes. What it wrote is
// checked in; a test holds the two together.
#include <cstdio>
#include <exception>
#include <filesystem>

#include "base/file.h"
#include "tests/support/catalogue.h"

namespace {

bool WriteAll(const std::filesystem::path& folder) {
  for (const support::Vector& vector : support::Catalogue()) {
    const base::Status written =
        base::WriteFile(folder / (vector.name + ".vec"), support::FormatVector(vector));
    if (written) continue;
    std::fprintf(stderr, "inkan-make-vectors: %s\n", written.error().message.c_str());
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: inkan-make-vectors FOLDER\n", stderr);
    return 2;
  }
  try {
    return WriteAll(argv[1]) ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkan-make-vectors: %s\n", error.what());
    return 1;
  }
}
