// Writes the seeds of the fuzz targets: inkan-make-seeds FOLDER. Seeds that are there already under
// other names (what a fuzzer found) stay.
#include <cstdio>
#include <sstream>

#include "base/file.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/seed_folder.h"
#include "tests/support/charset.h"

namespace fuzz {
namespace {

// As copies on web pages have it.
std::string Flattened(const std::string& text) {
  std::istringstream words(text);
  std::string flat;
  for (std::string word; words >> word; flat += word) flat += flat.empty() ? "" : " ";
  return flat;
}

}  // namespace

void SeedFolder::Add(std::string_view target, const std::string& name,
                     std::string_view bytes) const {
  std::filesystem::create_directories(folder_ / target);
  Require(base::WriteFile(folder_ / target / name, bytes).has_value(), "a seed is written");
}

void SeedFolder::AddText(std::string_view target, const std::string& name,
                         const std::string& utf8) const {
  Add(target, name, utf8);
  // Microsoft's, since some facsimiles use characters that the C library's ISO-2022-JP lacks.
  Add(target, name + "-cp932", support::Encode(utf8, "CP932"));
  Add(target, name + "-flat", Flattened(utf8));
}

}  // namespace fuzz

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fputs("usage: inkan-make-seeds FOLDER\n", stderr);
    return 2;
  }
  const fuzz::SeedFolder seeds(argv[1]);
  fuzz::AddMessageSeeds(seeds);
  fuzz::AddDocumentSeeds(seeds);
  fuzz::AddFileSeeds(seeds);
  return 0;
}
