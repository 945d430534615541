// inkan-make-demo FOLDER: signs the sources in FOLDER/source into FOLDER/site, always the same
// bytes. What it wrote is checked in; a test holds the two together.
#include <cstdio>
#include <exception>
#include <filesystem>

#include "base/file.h"
#include "tests/support/demo.h"

namespace {

bool WriteAll(const std::filesystem::path& folder) {
  for (const support::DemoFile& file : support::MakeDemo(folder)) {
    std::filesystem::create_directories((folder / file.path).parent_path());
    const base::Status written = base::WriteFile(folder / file.path, file.bytes);
    if (written) continue;
    std::fprintf(stderr, "inkan-make-demo: %s\n", written.error().message.c_str());
    return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: inkan-make-demo FOLDER\n", stderr);
    return 2;
  }
  try {
    return WriteAll(argv[1]) ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkan-make-demo: %s\n", error.what());
    return 1;
  }
}
