#include "base/place.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "tests/support/temp_folder.h"

namespace {

// The number of a process that is gone.
pid_t GoneProcess() {
  const pid_t child = fork();
  if (child == 0) _exit(0);
  waitpid(child, nullptr, 0);
  return child;
}

}  // namespace

TEST_CASE("what killed processes left of a place is removed and nothing else") {
  const support::TempFolder folder;
  const pid_t gone = GoneProcess();
  const auto kept = {folder.Write("a.db", "kept"),
                     folder.Write(fmt::format("a.db.new-{}", getppid()), "is being made"),
                     folder.Write(fmt::format("b.db.new-{}", gone), "of another place"),
                     folder.Write(fmt::format("a.db.new-{}x", gone), "another name"),
                     folder.Write("a.db.new-", "another name"),
                     folder.Write("a.db.new--1", "another name")};
  for (const char* rest : {"", "-wal", "-shm", "-journal"}) {
    folder.Write(fmt::format("a.db.new-{}{}", gone, rest), "left");
  }
  folder.Write(fmt::format("a.db.new-{}/file", getpid()), "left");  // by one with our number
  base::RemoveLeftovers(folder.path() / "a.db");
  for (const auto& file : kept) CHECK(std::filesystem::exists(file));
  const std::filesystem::directory_iterator files(folder.path());
  CHECK(static_cast<std::size_t>(std::distance(begin(files), end(files))) == kept.size());
}

TEST_CASE("a new file is whole with its mode and takes the place of none") {
  const support::TempFolder folder;
  const auto place = folder.path() / "key";
  folder.Write(fmt::format("key.new-{}", GoneProcess()), "half");
  REQUIRE(base::WriteNewFile(place, "secret", 0600));
  CHECK(base::ReadFile(place).value() == "secret");
  struct stat facts {};
  REQUIRE(stat(place.c_str(), &facts) == 0);
  CHECK((facts.st_mode & 0777) == 0600);
  CHECK_FALSE(base::WriteNewFile(place, "another", 0600));
  CHECK(base::ReadFile(place).value() == "secret");
  const std::filesystem::directory_iterator files(folder.path());
  CHECK(std::distance(begin(files), end(files)) == 1);
}
