#include "site/output.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "base/text.h"
#include "site/paths.h"

namespace site {
namespace {

namespace fs = std::filesystem;

constexpr const char* kNotesName = "inkan-site.writing";
constexpr std::size_t kMaxNotes = std::size_t{1} << 30U;

tl::unexpected<base::Error> Cannot(const fs::path& path, const char* what) {
  return base::Failed(fmt::format("{}: cannot be {}: {}", base::EscapeForTerminal(path.string()),
                                  what, std::strerror(errno)));
}

base::Result<std::set<std::string>> ReadNotes(const fs::path& folder) {
  std::set<std::string> noted;
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder / kNotesName, error))) return noted;
  const auto text = base::ReadFile(folder / kNotesName, kMaxNotes);
  if (!text) return base::Forward(text);
  for (const std::string_view line : base::SplitLines(*text)) {
    if (IsSafePath(line)) noted.emplace(line);
  }
  return noted;
}

bool WriteBytes(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t size = write(fd, bytes.data(), bytes.size());
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(size));
  }
  return true;
}

}  // namespace

Output::Output(fs::path folder, Manifest before, std::set<std::string> noted)
    : folder_(std::move(folder)), before_(std::move(before)), noted_(std::move(noted)) {
  for (const auto& [name, part] : before_.parts)
    known_.insert(part.files.begin(), part.files.end());
}

base::Result<Output> Output::Open(fs::path folder, std::string generator) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error || !fs::is_directory(folder, error)) {
    return base::UsageError(
        base::EscapeForTerminal(folder.string()) + ": is no folder, and cannot be made one",
        "give a folder to write the site into");
  }
  auto before = ReadManifest(folder);
  if (!before) return base::Forward(before);
  auto noted = ReadNotes(folder);
  if (!noted) return base::Forward(noted);
  const bool is_same = before->generator == generator;
  Output output(std::move(folder), std::move(*before), std::move(*noted));
  output.now_.generator = std::move(generator);
  if (!is_same) output.before_.parts.clear();  // its files are still known
  return output;
}

bool Output::IsThere(const std::string& path, const WrittenFile& file) const {
  struct stat facts {};
  return lstat((folder_ / path).c_str(), &facts) == 0 && S_ISREG(facts.st_mode) &&
         static_cast<std::uint64_t>(facts.st_size) == file.size;
}

bool Output::Keep(const std::string& part, const std::string& state) {
  const auto found = before_.parts.find(part);
  if (found == before_.parts.end() || found->second.state != state) return false;
  for (const auto& [path, file] : found->second.files) {
    if (!IsThere(path, file)) return false;
  }
  counts_.unchanged += static_cast<int>(found->second.files.size());
  now_.parts.insert(*found);
  return true;
}

void Output::Begin(const std::string& part, std::string state) {
  part_ = &now_.parts[part];
  part_->state = std::move(state);
}

base::Status Output::Write(const std::string& path, std::string_view bytes) {
  const WrittenFile file{base::Sha256Hex(bytes), bytes.size()};
  part_->files[path] = file;
  const auto old = known_.find(path);
  if (old != known_.end() && old->second.sha256 == file.sha256 && IsThere(path, file)) {
    ++counts_.unchanged;
    return {};
  }
  if (old == known_.end() && noted_.count(path) == 0) {
    if (auto noted = Note(path); !noted) return noted;
  }
  ++counts_.written;
  return Put(path, bytes);
}

base::Status Output::Note(const std::string& path) {
  std::error_code error;
  if (fs::exists(fs::symlink_status(folder_ / path, error))) {
    return base::UsageError(base::EscapeForTerminal((folder_ / path).string()) +
                                ": is there, and was not written by inkan",
                            "give another folder, or move this file away");
  }
  if (!notes_) {
    notes_ = base::UniqueFd(open((folder_ / kNotesName).c_str(),
                                 O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0644));
  }
  if (!notes_ || !WriteBytes(notes_.get(), path + '\n'))
    return Cannot(folder_ / kNotesName, "written");
  noted_.insert(path);
  return {};
}

// Not brought to the disk one by one, as base::WriteFile does: a site can be made again, and one of
// 10,000 documents has some 50,000 files.
base::Status Output::Put(const std::string& path, std::string_view bytes) {
  const fs::path place = folder_ / path;
  std::error_code error;
  fs::create_directories(place.parent_path(), error);
  const std::string beside = place.string() + ".new";
  const base::UniqueFd fd(
      open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
  if (!fd) return Cannot(place, "made");
  if (!WriteBytes(fd.get(), bytes) || rename(beside.c_str(), place.c_str()) != 0) {
    auto failed = Cannot(place, "written");
    unlink(beside.c_str());
    return failed;
  }
  return {};
}

void Output::RemoveOld() {
  std::set<std::string> now;
  for (const auto& [name, part] : now_.parts) {
    for (const auto& [path, file] : part.files) now.insert(path);
  }
  std::set<std::string> old = noted_;
  for (const auto& [path, file] : known_) old.insert(path);
  for (const std::string& path : old) {
    if (now.count(path) != 0 || unlink((folder_ / path).c_str()) != 0) continue;
    ++counts_.removed;
    // Goes up as long as the folders are empty.
    for (fs::path above = fs::path(path).parent_path(); !above.empty();
         above = above.parent_path()) {
      if (rmdir((folder_ / above).c_str()) != 0) break;
    }
  }
}

base::Status Output::Finish() {
  RemoveOld();
  const std::string text = ManifestText(now_);
  const auto before = base::ReadFile(folder_ / kManifestName, kMaxNotes);
  if (!before || *before != text) {
    if (auto written = base::WriteFile(folder_ / kManifestName, text); !written) return written;
  }
  unlink((folder_ / kNotesName).c_str());
  return {};
}

}  // namespace site
