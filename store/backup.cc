#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/escape.h"
#include "base/file.h"
#include "base/place.h"

namespace store {
namespace {

base::Status SystemError(const std::string& path, const char* what, int error) {
  return base::Failed(
      fmt::format("{}: {}: {}", base::EscapeForTerminal(path), what, std::strerror(error)));
}

base::Status CopyPages(Database& archive, Database& copy) {
  sqlite3_backup* backup = sqlite3_backup_init(copy.get(), "main", archive.get(), "main");
  if (backup == nullptr) return tl::unexpected(SqliteError(copy.get(), copy.path()));
  // All at once, from one snapshot: in steps, a writer would make it start anew.
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) == SQLITE_OK) return {};
  return tl::unexpected(SqliteError(copy.get(), copy.path()));
}

base::Status CheckCopy(Database& copy) {
  Statement& row = copy.Prepare("PRAGMA quick_check(1)");
  const bool answered = row.Step();
  const std::string said = answered ? row.Text(0) : std::string();
  row.Reset();
  if (auto checked = copy.Check(); !checked) return checked;
  if (said == "ok") return {};
  return base::Failed(
      fmt::format("{}: the copy is damaged, and so is the archive: {}",
                  base::EscapeForTerminal(copy.path()), base::EscapeForTerminal(said)),
      "keep older backups, and restore the last good one");
}

base::Status MakeCopy(Database& archive, const std::string& path) {
  auto copy = Database::Open(path, Database::Mode::kReadWrite);
  if (!copy) return base::Forward(copy);
  if (auto copied = CopyPages(archive, *copy); !copied) return copied;
  copy->Script(
      "PRAGMA journal_mode = DELETE");  // one file; whoever writes to it makes it WAL again
  if (auto single = copy->Check(); !single) return single;
  return CheckCopy(*copy);
}

base::Status Sync(const std::string& path) {
  const base::UniqueFd fd(open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (!fd || fsync(fd.get()) != 0) return SystemError(path, "cannot be written", errno);
  return {};
}

base::Status Exists(const std::string& path) {
  return base::UsageError(base::EscapeForTerminal(path) + ": is there already",
                          "a backup never overwrites: give another name");
}

// Not by the name of the backup: the next one has another, and must find what this one left when it
// was killed. With the name of the machine, since several may write into one folder of another.
std::filesystem::path PlaceBeside(const std::string& path) {
  std::array<char, HOST_NAME_MAX + 1> host{};
  gethostname(host.data(), host.size() - 1);
  return std::filesystem::path(path).parent_path() / fmt::format(".inkan-backup-{}", host.data());
}

base::Status MakeAndMove(Database& archive, const std::string& beside, const std::string& path) {
  if (auto made = MakeCopy(archive, beside); !made) return made;
  if (auto synced = Sync(beside); !synced) return synced;
  const int error = base::RenameToFree(beside, path);
  if (error == EEXIST) return Exists(path);
  if (error != 0) return SystemError(path, "cannot be made", error);
  return base::SyncFolderOf(path);
}

}  // namespace

base::Result<Backup> BackUp(Database& archive, const std::string& path) {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) == 0) return base::Forward(Exists(path));
  base::RemoveLeftovers(PlaceBeside(path));
  const std::string beside = base::BesideOf(PlaceBeside(path));
  auto made = MakeAndMove(archive, beside, path);
  if (!made) {
    for (const char* rest : {"", "-journal", "-wal", "-shm"}) unlink((beside + rest).c_str());
    return base::Forward(made);
  }
  if (stat(path.c_str(), &facts) != 0) {
    return base::Forward(SystemError(path, "cannot be read", errno));
  }
  return Backup{static_cast<std::int64_t>(facts.st_size)};
}

}  // namespace store
