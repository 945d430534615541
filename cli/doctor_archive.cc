#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "cli/doctor_checks.h"
#include "ingest/lock_holder.h"
#include "ingest/sealer.h"
#include "ledger/signer.h"
#include "store/archive.h"
#include "store/ledger.h"

namespace cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMiB = std::uintmax_t{1} << 20U;
constexpr std::uintmax_t kTooLittle = 64 * kMiB;  // some documents of the largest size
constexpr std::uintmax_t kLittle = 1024 * kMiB;

bool MayWrite(const fs::path& path) { return euidaccess(path.c_str(), W_OK) == 0; }

fs::path FolderOf(const fs::path& path) {
  return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

DoctorRow Folder(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return {"folder", Health::kWrong, folder.string() + ": no such folder",
            "make it; inkan makes the file alone"};
  }
  if (!MayWrite(folder)) {
    return {"folder", Health::kWarning, folder.string() + ": cannot be written by this user",
            "only reading works here; whoever mirrors makes files beside the archive"};
  }
  struct stat facts {};
  if (stat(folder.c_str(), &facts) == 0 && (facts.st_mode & S_IWOTH) != 0) {
    return {"folder", Health::kWrong, folder.string() + ": everybody may write to it",
            "chmod o-w: whoever can write there can put another archive in its place"};
  }
  return {"folder", Health::kOk, folder.string(), {}};
}

DoctorRow Space(const fs::path& folder) {
  std::error_code error;
  const auto space = fs::space(folder, error);
  if (error) return {"space", Health::kWarning, folder.string() + ": " + error.message(), {}};
  const std::string free = fmt::format("{} MiB free", space.available / kMiB);
  if (space.available >= kLittle) return {"space", Health::kOk, free, {}};
  return {"space", space.available < kTooLittle ? Health::kWrong : Health::kWarning, free,
          "make room: an archive that cannot grow ends every run"};
}

DoctorRow Archive(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) {
    return {"archive", Health::kOk, path + ": not there yet; the first run makes it", {}};
  }
  if (auto archive = store::OpenArchiveReadOnly(path); !archive) {
    return {"archive", Health::kWrong, archive.error().message, archive.error().hint};
  }
  struct stat facts {};
  if (stat(path.c_str(), &facts) != 0) return {"archive", Health::kWrong, path, {}};
  if ((facts.st_mode & S_IWOTH) != 0) {
    return {"archive", Health::kWrong, path + ": everybody may write it", "chmod o-w"};
  }
  if (facts.st_uid != geteuid()) {
    return {"archive", Health::kWarning, path + ": belongs to another user",
            "run what writes as that user, or the next nightly run may find files that it cannot "
            "write"};
  }
  return {"archive", Health::kOk, path, {}};
}

DoctorRow Lock(const std::string& path) {
  if (auto held = ingest::LockHolder(path); held) {
    return {"lock", Health::kOk, fmt::format("another run is going on{}", *held), {}};
  }
  return {"lock", Health::kOk, "free", {}};
}

bool HasCheckpoints(const std::string& path) {
  auto archive = store::OpenArchiveReadOnly(path);
  return archive && !store::Ledger(*archive).Keys().empty();
}

DoctorRow LedgerKey(const fs::path& key, const std::string& archive) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(key, error))) {
    if (!HasCheckpoints(archive)) {
      return {
          "ledger key", Health::kOk, key.string() + ": not there yet; the first run makes it", {}};
    }
    return {"ledger key", Health::kWrong, key.string() + ": is gone",
            "put the copy of it back, or make a new one with 'inkan ledger new-key'"};
  }
  if (euidaccess(key.c_str(), R_OK) != 0) {
    return {"ledger key", Health::kWarning, key.string() + ": cannot be read by this user",
            "reading works without it; whoever mirrors signs with it"};
  }
  if (const auto signer = ledger::Signer::Load(key); !signer) {
    return {"ledger key", Health::kWrong, signer.error().message, signer.error().hint};
  }
  return {"ledger key", Health::kOk, key.string(), {}};
}

DoctorRow CheckpointFolder(const fs::path& folder, const fs::path& archive) {
  const std::string name = folder.string();
  if (folder.empty()) {
    return {
        "checkpoint_dir", Health::kWarning, "none is set",
        "name a folder on another machine: checkpoints beside the archive prove nothing against "
        "whoever can write here"};
  }
  struct stat facts {};
  if (stat(folder.c_str(), &facts) != 0 || !S_ISDIR(facts.st_mode)) {
    return {"checkpoint_dir", Health::kWrong, name + ": no such folder", "make or mount it"};
  }
  if (!MayWrite(folder)) {
    return {"checkpoint_dir", Health::kWrong, name + ": cannot be written by this user", {}};
  }
  struct stat beside {};
  if (stat(archive.c_str(), &beside) == 0 && beside.st_dev == facts.st_dev) {
    return {"checkpoint_dir", Health::kWarning, name + ": is on the file system of the archive",
            "put it on another machine: who can write here can change both"};
  }
  return {"checkpoint_dir", Health::kOk, name, {}};
}

// A clock that went back would date what comes before what is there.
void CompareClock(const std::string& path, base::Time now, DoctorRows& rows) {
  auto archive = store::OpenArchiveReadOnly(path);
  if (!archive) return;
  store::Statement& last = archive->Prepare("SELECT max(started) FROM runs");
  const auto started = last.Step() ? base::ParseTime(last.Text(0)) : std::nullopt;
  last.Reset();
  if (!archive->Check() || !started || *started <= now) return;
  rows.push_back({"clock", Health::kWrong,
                  fmt::format("shows {}, but a run began at {}", base::FormatTime(now),
                              base::FormatTime(*started)),
                  "set the clock: first-seen times are half of what an archive proves"});
}

}  // namespace

void CheckArchive(Session& session, const config::Settings& settings, const std::string& path,
                  DoctorRows& rows) {
  const fs::path folder = FolderOf(path);
  rows.push_back(Folder(folder));
  if (rows.back().health == Health::kWrong && !fs::exists(folder)) return;
  rows.push_back(Space(folder));
  rows.push_back(Archive(path));
  rows.push_back(Lock(path));
  const fs::path key =
      settings.ledger_key.empty() ? ingest::DefaultLedgerKey(path) : settings.ledger_key;
  rows.push_back(LedgerKey(key, path));
  rows.push_back(CheckpointFolder(settings.checkpoint_dir, folder));
  CompareClock(path, session.clock().Now(), rows);
}

}  // namespace cli
