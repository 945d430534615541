#include "verify/gnupg_home.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <system_error>

namespace verify {
namespace {

constexpr std::string_view kPrefix = "inkan-gnupg-";

// allow-weak-digest-algos and allow-non-selfsigned-uid: keys of the period have MD5
// self-signatures, or none. ignore-time-conflict: the accept rule judges the dates, and GPGME
// misreads gpg1's words about them. trust-model: what is in this home is pinned.
constexpr std::string_view kConfig = R"(batch
no-tty
no-greeting
no-verbose
allow-weak-digest-algos
allow-non-selfsigned-uid
no-auto-check-trustdb
no-sig-cache
lock-never
ignore-time-conflict
no-random-seed-file
no-auto-key-locate
keyserver-options no-auto-key-retrieve
trust-model always
)";

// GnuPG 2 alone: it starts no daemon, asks no network, and takes the MD5 and SHA-1 of old
// certifications as GnuPG 1.4 does.
constexpr std::string_view kMoreConfig = R"(no-autostart
disable-dirmngr
allow-weak-key-signatures
)";

std::filesystem::path TemporaryFolder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  return error ? "/tmp" : folder;
}

base::UniqueFd LockFile(const std::filesystem::path& home, int flags) {
  base::UniqueFd fd(open((home / "lock").c_str(), flags | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (fd && flock(fd.get(), LOCK_EX | LOCK_NB) != 0) return {};
  return fd;
}

bool IsOwn(const std::filesystem::path& home) {
  struct stat facts {};
  return lstat(home.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode) && facts.st_uid == geteuid();
}

// A home without a lock file is one that is being made at this moment; it is left alone for an
// hour.
bool IsAbandoned(const std::filesystem::path& home) {
  std::error_code error;
  if (std::filesystem::exists(home / "lock", error)) return static_cast<bool>(LockFile(home, 0));
  const auto changed = std::filesystem::last_write_time(home, error);
  const auto now = std::filesystem::file_time_type::clock::now();
  return !error && now - changed > std::chrono::hours{1};
}

void SweepAbandoned(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind(kPrefix, 0) != 0 || !IsOwn(entry.path()) || !IsAbandoned(entry.path())) continue;
    std::error_code ignored;  // another sweep may have been faster
    std::filesystem::remove_all(entry.path(), ignored);
  }
}

}  // namespace

GnupgHome::GnupgHome(std::filesystem::path path, base::UniqueFd lock)
    : path_(std::move(path)), lock_(std::move(lock)) {}

GnupgHome::GnupgHome(GnupgHome&& other) noexcept
    : path_(std::exchange(other.path_, {})), lock_(std::move(other.lock_)) {}

GnupgHome::~GnupgHome() {
  if (path_.empty()) return;
  std::error_code ignored;  // a destructor has nobody to tell; the next Make sweeps
  std::filesystem::remove_all(path_, ignored);
}

base::Result<GnupgHome> GnupgHome::Make(const Keyring& keyring, Gnupg gnupg) {
  const std::filesystem::path folder = TemporaryFolder();
  SweepAbandoned(folder);
  std::string path = (folder / fmt::format("{}XXXXXX", kPrefix)).string();
  if (mkdtemp(path.data()) == nullptr) {
    return base::Failed(
        fmt::format("{}: no folder can be made in it: {}", folder.string(), std::strerror(errno)),
        "set TMPDIR to a folder that can be written");
  }
  GnupgHome home(path, LockFile(path, O_CREAT | O_EXCL));
  std::string config(kConfig);
  if (gnupg == Gnupg::kTwo) config += kMoreConfig;
  std::string ring;
  for (const Key& key : keyring.keys()) ring += key.block;
  for (const auto& [name, bytes] : {std::pair<const char*, std::string_view>{"gpg.conf", config},
                                    {"pubring.gpg", ring},
                                    {"secring.gpg", ""}}) {
    if (auto written = base::WriteFile(home.path() / name, bytes, 0600); !written) {
      return base::Forward(written);
    }
  }
  return home;
}

}  // namespace verify
