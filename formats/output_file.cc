#include "formats/output_file.h"

#include <algorithm>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "base/escape.h"
#include "base/file.h"
#include "base/hash.h"

namespace formats {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kPiece = std::size_t{1} << 20U;

base::Result<std::string> SumOf(const fs::path& path) {
  auto file = base::FileReader::Open(path);
  if (!file) return base::Forward(file);
  base::Sha256Stream sum;
  for (;;) {
    std::string piece;
    const auto read = file->Read(piece, kPiece);
    if (!read) return base::Forward(read);
    sum.Update(piece);
    if (!*read) return sum.FinishHex();
  }
}

std::vector<std::string> FilesBelow(const fs::path& folder, std::error_code& error) {
  std::vector<std::string> names;
  fs::recursive_directory_iterator at(folder, error);
  for (; !error && at != fs::recursive_directory_iterator(); at.increment(error)) {
    if (at->is_regular_file()) names.push_back(at->path().lexically_relative(folder).string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

OutputFile::OutputFile(fs::path path)
    : path_(std::move(path)), stream_(path_, std::ios::binary | std::ios::trunc) {}

base::Status OutputFile::Close() {
  stream_.close();
  if (stream_) return {};
  return base::Failed(base::EscapeForTerminal(path_.string()) + ": cannot be written",
                      "look whether the disk is full");
}

base::Status WriteSums(const fs::path& folder) {
  std::error_code error;
  const auto names = FilesBelow(folder, error);
  if (error) return base::Failed(folder.string() + ": " + error.message());
  OutputFile sums(folder / "SHA256SUMS");
  for (const std::string& name : names) {
    const auto sum = SumOf(folder / name);
    if (!sum) return base::Forward(sum);
    sums.stream() << *sum << "  " << name << '\n';
  }
  return sums.Close();
}

}  // namespace formats
