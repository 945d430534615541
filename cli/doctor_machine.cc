#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/file.h"
#include "base/text.h"
#include "cli/doctor_checks.h"
#include "delayload/library.h"
#include "ingest/ca_bundle.h"
#include "store/archive.h"

namespace cli {
namespace {

// When this was written: no clock that is right shows less.
constexpr base::Time kNotBefore =
    std::chrono::sys_days{std::chrono::year{2026} / std::chrono::January / 1};
constexpr std::size_t kMaxBundleSize = std::size_t{64} << 20U;

DoctorRow Clock(base::Time now) {
  const std::string shown = base::FormatTime(now);
  if (now >= kNotBefore) return {"clock", Health::kOk, shown, {}};
  return {"clock", Health::kWrong, shown + " is before this inkan was written",
          "set the clock: a signature dated later than tomorrow is not accepted"};
}

// GnuPG's homes are made here. Nothing in them is run, so a folder mounted noexec will do.
DoctorRow TemporaryFolder() {
  std::error_code error;
  const auto folder = std::filesystem::temp_directory_path(error);
  const std::string name = error ? "/tmp" : folder.string();
  const std::string hint = "set TMPDIR to a folder that can be written";
  std::string probe = name + "/inkan-doctor-XXXXXX";
  if (error || mkdtemp(probe.data()) == nullptr) {
    const std::string why = error ? error.message() : std::strerror(errno);
    return {"temporary folder", Health::kWrong,
            fmt::format("{}: no folder can be made in it: {}", name, why), hint};
  }
  rmdir(probe.c_str());
  struct stat facts {};
  if (stat(name.c_str(), &facts) == 0 && (facts.st_mode & S_IWOTH) != 0 &&
      (facts.st_mode & S_ISVTX) == 0) {
    return {"temporary folder", Health::kWrong, name + ": others may rename what is in it",
            "chmod +t, or set TMPDIR to a folder of your own"};
  }
  return {"temporary folder", Health::kOk, name, {}};
}

// The workers are this program again, and what they leave behind is found there.
DoctorRow Proc() {
  std::error_code error;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", error);
  if (!error && !program.empty()) return {"proc", Health::kOk, "/proc", {}};
  return {"proc", Health::kWrong, "/proc/self/exe: " + error.message(),
          "mount /proc; in a chroot: mount -t proc proc /proc"};
}

// An archive in memory needs all that one in a file does: strict tables, and FTS5.
DoctorRow Sqlite() {
  const std::string version = sqlite3_libversion();
  if (auto archive = store::OpenScratchArchive(); !archive) {
    return {"sqlite", Health::kWrong, version + ": " + archive.error().message,
            "inkan needs SQLite 3.37 or newer with FTS5, as Debian's libsqlite3-0 is"};
  }
  return {"sqlite", Health::kOk, version + " with FTS5", {}};
}

bool AsksForHttps(const config::Settings& settings) {
  const auto is_https = [](const std::string& url) { return url.rfind("https://", 0) == 0; };
  return std::any_of(settings.sources.begin(), settings.sources.end(), [&](const auto& source) {
    return is_https(source.key_url) ||
           std::any_of(source.index.begin(), source.index.end(), is_https) ||
           std::any_of(source.urls.begin(), source.urls.end(), is_https) ||
           std::any_of(source.templates.begin(), source.templates.end(), is_https);
  });
}

DoctorRow CaBundle(bool is_needed) {
  const std::string path = ingest::CaBundle();
  const Health health = is_needed ? Health::kWrong : Health::kWarning;
  const std::string hint =
      "install the package ca-certificates: without it no https server is "
      "believed";
  if (path.empty()) return {"ca bundle", health, "libcurl knows of none", hint};
  const auto file = base::ReadFile(path, kMaxBundleSize);
  if (!file) return {"ca bundle", health, file.error().message, hint};
  std::size_t certificates = 0;
  for (std::size_t at = 0;
       (at = file->find("-----BEGIN CERTIFICATE-----", at)) != std::string::npos; ++at) {
    ++certificates;
  }
  if (certificates == 0) return {"ca bundle", health, path + ": holds no certificate", hint};
  return {"ca bundle", Health::kOk, fmt::format("{}: {} certificates", path, certificates), {}};
}

}  // namespace

bool CheckLibraries(DoctorRows& rows) {
  std::vector<std::string> names;
  bool has_all = true;
  for (delayload::Library* library : {&delayload::curl, &delayload::gmime, &delayload::git2}) {
    names.emplace_back(library->name());
    if (auto loaded = library->Load(); !loaded) {
      has_all = false;
      rows.push_back({"libraries", Health::kWrong, loaded.error().message, loaded.error().hint});
    }
  }
  if (has_all) rows.push_back({"libraries", Health::kOk, base::Join(names, ", "), {}});
  return has_all;
}

void CheckMachine(Session& session, const config::Settings& settings, DoctorRows& rows) {
  rows.push_back(Clock(session.clock().Now()));
  rows.push_back(TemporaryFolder());
  rows.push_back(Proc());
  rows.push_back(Sqlite());
  rows.push_back(CaBundle(AsksForHttps(settings)));
}

}  // namespace cli
