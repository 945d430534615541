// inkan-power-cut FOLDER SHADOW SEED: makes of the files in FOLDER, as a killed program left them,
// what a power cut may have left.
//
// SHADOW holds what each file was when it was last synced (fault_plan.h). Of what was written
// since, any sectors may have reached the disk and any may not, in whatever order, and so may the
// file's new size. Seed 0: nothing did. Names are as they were. Files that processes share for the
// time that they live (-shm) are dropped.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

namespace {

namespace fs = std::filesystem;
constexpr std::size_t kSector = 512;

std::string Read(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string Sector(const std::string& bytes, std::size_t at) {
  std::string sector = at < bytes.size() ? bytes.substr(at, kSector) : std::string();
  sector.resize(kSector);  // what was never written reads as zeros
  return sector;
}

class PowerCut {
 public:
  explicit PowerCut(unsigned seed) : random_(seed), survives_(seed == 0 ? 0 : Chance()) {}

  std::string Leave(const std::string& synced, const std::string& written) {
    const std::size_t size = Happens() ? written.size() : synced.size();
    std::string left;
    for (std::size_t at = 0; at < size; at += kSector) {
      left += Sector(Happens() ? written : synced, at);
    }
    left.resize(size);
    return left;
  }

 private:
  double Chance() { return std::uniform_real_distribution<double>(0.05, 0.95)(random_); }
  bool Happens() { return std::uniform_real_distribution<double>(0, 1)(random_) < survives_; }

  std::mt19937 random_;
  double survives_;
};

void Strike(const fs::path& folder, const fs::path& shadow, unsigned seed) {
  PowerCut cut(seed);
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    const fs::path& path = entry.path();
    if (path.extension() == ".db-shm") {
      fs::remove(path);
      continue;
    }
    const std::string left = cut.Leave(Read(shadow / fs::relative(path, folder)), Read(path));
    std::ofstream(path, std::ios::binary | std::ios::trunc) << left;
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: inkan-power-cut FOLDER SHADOW SEED\n", stderr);
    return 2;
  }
  try {
    Strike(argv[1], argv[2], static_cast<unsigned>(std::strtoul(argv[3], nullptr, 10)));
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "inkan-power-cut: %s\n", error.what());
    return 1;
  }
}
