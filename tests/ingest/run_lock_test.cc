#include "ingest/run_lock.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <optional>

#include "tests/support/temp_folder.h"

namespace ingest {
namespace {

TEST_CASE("an archive has one run at a time") {
  const support::TempFolder folder;
  const std::filesystem::path archive = folder.path() / "inkan.db";
  std::optional<base::Result<RunLock>> first = RunLock::Take(archive);
  REQUIRE(first->has_value());

  const base::Result<RunLock> second = RunLock::Take(archive);
  REQUIRE(!second);
  CHECK(second.error().kind == base::ErrorKind::kUnavailable);
  CHECK(second.error().message ==
        fmt::format("{}: is in use by process {}", archive.string(), getpid()));
  CHECK(!second.error().hint.empty());

  first.reset();
  CHECK(RunLock::Take(archive).has_value());
}

TEST_CASE("two archives do not lock each other") {
  const support::TempFolder folder;
  const base::Result<RunLock> one = RunLock::Take(folder.path() / "one.db");
  const base::Result<RunLock> two = RunLock::Take(folder.path() / "two.db");
  CHECK(one.has_value());
  CHECK(two.has_value());
}

TEST_CASE("a link to an archive has the lock of the archive") {
  const support::TempFolder folder;
  const std::filesystem::path archive = folder.Write("inkan.db", "");
  std::filesystem::create_symlink(archive, folder.path() / "link.db");
  const base::Result<RunLock> lock = RunLock::Take(archive);
  REQUIRE(lock.has_value());
  CHECK(!RunLock::Take(folder.path() / "link.db"));
}

TEST_CASE("the lock of a process that died is free") {
  const support::TempFolder folder;
  const std::filesystem::path archive = folder.path() / "inkan.db";
  const pid_t child = fork();
  if (child == 0) {
    const base::Result<RunLock> lock = RunLock::Take(archive);
    _exit(lock ? 0 : 1);  // without the destructor, as after a crash
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(status == 0);
  CHECK(RunLock::Take(archive).has_value());
}

TEST_CASE("a lock that cannot be opened is a failure and not a lock held elsewhere") {
  const support::TempFolder folder;
  const base::Result<RunLock> lock = RunLock::Take(folder.path() / "missing" / "inkan.db");
  REQUIRE(!lock);
  CHECK(lock.error().kind == base::ErrorKind::kFailed);
}

TEST_CASE("a lock file that is a link is not followed and what it leads to is kept") {
  const support::TempFolder folder;
  const auto victim = folder.Write("victim", "kept");
  const std::filesystem::path archive = folder.path() / "inkan.db";
  std::filesystem::create_symlink(victim, archive.string() + ".lock");
  CHECK(!RunLock::Take(archive));
  CHECK(std::filesystem::file_size(victim) == 4);
}

TEST_CASE("nonsense in the lock file is not repeated") {
  const support::TempFolder folder;
  const std::filesystem::path archive = folder.path() / "inkan.db";
  const base::Result<RunLock> lock = RunLock::Take(archive);
  REQUIRE(lock.has_value());
  std::ofstream(archive.string() + ".lock") << "\x1B[2Jnonsense";  // the same file, not a new one
  const base::Result<RunLock> second = RunLock::Take(archive);
  REQUIRE(!second);
  CHECK(second.error().message == archive.string() + ": is in use");
}

}  // namespace
}  // namespace ingest
