#include "ingest/local_files.h"

#include <algorithm>
#include <iterator>
#include <system_error>

namespace ingest {
namespace {

namespace fs = std::filesystem;

bool IsFolder(const fs::path& path) {
  std::error_code ignored;
  return fs::is_directory(path, ignored);
}

bool IsMaildir(const fs::path& folder) {
  return IsFolder(folder / "cur") && IsFolder(folder / "new");
}

std::vector<LocalFile> FilesBelow(const fs::path& folder) {
  std::vector<LocalFile> files;
  std::error_code error;
  const auto options = fs::directory_options::skip_permission_denied;
  fs::recursive_directory_iterator entry(folder, options, error);
  for (; !error && entry != fs::recursive_directory_iterator(); entry.increment(error)) {
    std::error_code ignored;
    const fs::path& path = entry->path();
    const fs::path above = path.parent_path();
    if (entry->is_directory(ignored)) {
      if (path.filename() == "tmp" && IsMaildir(above)) entry.disable_recursion_pending();
      continue;
    }
    if (!entry->is_regular_file(ignored) || entry->is_symlink(ignored) || IsMaildir(above)) {
      continue;
    }
    const bool in_mail_folder = above.filename() == "cur" || above.filename() == "new";
    files.push_back({path, in_mail_folder && IsMaildir(above.parent_path())});
  }
  std::sort(files.begin(), files.end(),
            [](const LocalFile& one, const LocalFile& other) { return one.path < other.path; });
  return files;
}

}  // namespace

std::vector<LocalFile> FindLocalFiles(const std::vector<std::string>& paths) {
  std::vector<LocalFile> files;
  for (const std::string& path : paths) {
    if (path == "-" || !IsFolder(path)) {
      files.push_back({path});
      continue;
    }
    std::vector<LocalFile> below = FilesBelow(path);
    std::move(below.begin(), below.end(), std::back_inserter(files));
  }
  return files;
}

}  // namespace ingest
