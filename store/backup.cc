#include "store/backup.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <linux/fs.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/escape.h"
#include "base/file.h"

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

base::Status Check(Database& copy) {
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
  return Check(*copy);
}

base::Status Sync(const std::string& path, int flags) {
  const base::UniqueFd fd(open(path.c_str(), flags | O_CLOEXEC));
  if (!fd || fsync(fd.get()) != 0) return SystemError(path, "cannot be written", errno);
  return {};
}

base::Status Exists(const std::string& path) {
  return base::UsageError(base::EscapeForTerminal(path) + ": is there already",
                          "a backup never overwrites: give another name");
}

base::Status MoveInto(const std::string& from, const std::string& path) {
  if (renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) return {};
  if (errno == EEXIST) return Exists(path);
  // A file system that cannot say "only if there is none" (NFS).
  const bool unsupported = errno == EINVAL || errno == ENOSYS;
  if (!unsupported || rename(from.c_str(), path.c_str()) != 0) {
    return SystemError(path, "cannot be made", errno);
  }
  return {};
}

base::Status MakeAndMove(Database& archive, const std::string& beside, const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  if (auto made = MakeCopy(archive, beside); !made) return made;
  if (auto synced = Sync(beside, O_RDONLY); !synced) return synced;
  if (auto moved = MoveInto(beside, path); !moved) return moved;
  return Sync(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

base::Result<Backup> BackUp(Database& archive, const std::string& path) {
  struct stat facts {};
  if (lstat(path.c_str(), &facts) == 0) return base::Forward(Exists(path));
  const std::string beside = fmt::format("{}.new-{}", path, getpid());
  unlink(beside.c_str());  // of a killed process that had this number
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
