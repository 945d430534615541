#include "store/space.h"

#include <fmt/format.h>
#include <sys/statvfs.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "base/escape.h"

namespace store {
namespace {

constexpr std::chrono::days kWindow{90};
constexpr std::chrono::days kTooYoung{7};
constexpr std::int64_t kManyDays = 36'500;

std::int64_t SizeOf(const std::string& path) {
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  return error ? 0 : static_cast<std::int64_t>(size);
}

// The first documents are what a publisher had all along: no growth.
std::optional<std::int64_t> GrowthPerDay(Database& archive, std::int64_t file, base::Time now) {
  Statement& row = archive.Prepare("SELECT min(first_seen) FROM blob");
  const auto first = row.Step() ? base::ParseTime(row.Text(0)) : std::nullopt;
  row.Reset();
  if (!first || now - *first < kTooYoung) return std::nullopt;
  const base::Time since = std::max(*first + std::chrono::days{1}, now - kWindow);
  const auto all = archive.FindInt("SELECT sum(length(bytes)) FROM blob_bytes").value_or(0);
  const auto came = archive
                        .FindInt("SELECT sum(length(bytes)) FROM blobs WHERE first_seen >= ?",
                                 base::FormatTime(since))
                        .value_or(0);
  if (all == 0) return std::nullopt;
  const auto days = std::chrono::duration<double, std::chrono::days::period>(now - since).count();
  return static_cast<std::int64_t>(static_cast<double>(came) / static_cast<double>(all) *
                                   static_cast<double>(file) / days);
}

}  // namespace

std::optional<std::int64_t> Space::DaysLeft() const {
  if (!growth_per_day || *growth_per_day <= 0) return std::nullopt;
  return std::min(free / *growth_per_day, kManyDays);
}

base::Result<Space> ReadSpace(Database& archive, base::Time now) {
  Space space;
  const std::int64_t file = SizeOf(archive.path());
  space.archive = file + SizeOf(archive.path() + "-wal");
  struct statvfs facts {};
  if (statvfs(archive.path().c_str(), &facts) != 0) {
    return base::Failed(fmt::format("{}: the file system does not tell what is free: {}",
                                    base::EscapeForTerminal(archive.path()), std::strerror(errno)));
  }
  space.free =
      static_cast<std::int64_t>(facts.f_bavail) * static_cast<std::int64_t>(facts.f_frsize);
  space.growth_per_day = GrowthPerDay(archive, file, now);
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return space;
}

}  // namespace store
