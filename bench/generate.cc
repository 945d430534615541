// Documents to measure with: texts of our own (bench/text.h) in ISO-2022-JP, clear-signed as PGP
// 2.6 did with a version 3 key of 1024 bits and MD5. The key is one of the test keys.
//
//   inkan-bench-generate N FOLDER
//
// Writes FOLDER/site/NAME.txt for each, and the key's public block to FOLDER/key.asc.
#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

#include "bench/text.h"
#include "tests/support/charset.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"

namespace {

void Write(const std::filesystem::path& file, const std::string& bytes) {
  std::ofstream stream(file, std::ios::binary);
  stream << bytes;
  stream.close();
  if (!stream) throw std::runtime_error(file.string() + ": cannot be written");
}

// Every file has the time of its signature, as on the publisher's server.
void GenerateOne(std::uint32_t number, const support::Key& key, const std::filesystem::path& site) {
  const bench::Text text = bench::MakeText(number);
  const base::Time signed_at = support::At(text.signed_at);
  const std::filesystem::path file = site / text.name;
  Write(file, support::ClearSign(support::Encode(text.utf8, "ISO-2022-JP"), key, signed_at));
  std::filesystem::last_write_time(file,
                                   std::filesystem::file_time_type::clock::from_sys(signed_at));
}

void Generate(std::uint32_t count, const std::filesystem::path& folder) {
  const support::Key key = support::TestKey("pinned");
  std::filesystem::create_directories(folder / "site");
  Write(folder / "key.asc", support::ArmoredKeyBlock(key));
  const std::uint32_t threads = std::max(1U, std::thread::hardware_concurrency());
  std::vector<std::future<void>> shares;
  for (std::uint32_t share = 0; share < threads; ++share) {
    shares.push_back(std::async(std::launch::async, [&, share] {
      for (std::uint32_t i = share; i < count; i += threads) GenerateOne(i, key, folder / "site");
    }));
  }
  for (std::future<void>& done : shares) done.get();
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc == 3 ? std::atoi(argv[1]) : 0;
  if (count <= 0) {
    fmt::print(stderr, "usage: inkan-bench-generate N FOLDER\n");
    return 2;
  }
  try {
    Generate(static_cast<std::uint32_t>(count), argv[2]);
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "inkan-bench-generate: {}\n", error.what());
    return 1;
  }
}
