#include "base/file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "tests/support/temp_folder.h"

TEST_CASE("a file is read whole up to the limit and not beyond") {
  const support::TempFolder folder;
  const auto path = folder.Write("file", "12345");
  CHECK(base::ReadFile(path, 5).value() == "12345");
  const auto too_large = base::ReadFile(path, 4);
  REQUIRE_FALSE(too_large);
  CHECK(too_large.error().kind == base::ErrorKind::kFailed);
}

TEST_CASE("a folder and a missing file are told apart") {
  const support::TempFolder folder;
  CHECK(base::ReadFile(folder.path()).error().kind == base::ErrorKind::kUsage);
  CHECK(base::ReadFile(folder.path() / "none").error().kind == base::ErrorKind::kFailed);
}

TEST_CASE("a pipe without a writer is empty and does not hang") {
  const support::TempFolder folder;
  const auto path = folder.path() / "pipe";
  REQUIRE(mkfifo(path.c_str(), 0600) == 0);
  CHECK(base::ReadFile(path).value() == "");
}

TEST_CASE("writing replaces a file and leaves nothing beside it") {
  const support::TempFolder folder;
  const auto path = folder.Write("file", "old");
  CHECK(base::WriteFile(path, "new"));
  CHECK(base::ReadFile(path).value() == "new");
  const auto entries = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
  CHECK_FALSE(base::WriteFile(folder.path() / "no/such/folder", "x"));
}
