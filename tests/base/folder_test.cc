#include "base/folder.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/support/temp_folder.h"

namespace {

const base::FolderFiles kFiles = {{"a", "one"}, {"b", "two"}};

std::ptrdiff_t Entries(const std::filesystem::path& folder) {
  const auto entries = std::filesystem::directory_iterator(folder);
  return std::distance(begin(entries), end(entries));
}

}  // namespace

TEST_CASE("a new folder and an empty one are filled") {
  const support::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "empty");
  for (const char* name : {"new", "empty", "slash/"}) {
    CHECK(base::WriteFolder(folder.path() / name, kFiles));
    CHECK(base::ReadFile(folder.path() / name / "b").value() == "two");
  }
  CHECK(Entries(folder.path()) == 3);
}

TEST_CASE("a folder with something in it or a file or a link is left alone") {
  const support::TempFolder folder;
  std::filesystem::create_directory(folder.path() / "full");
  folder.Write("full/x", "x");
  folder.Write("file", "y");
  std::filesystem::create_symlink("nowhere", folder.path() / "link");
  for (const char* name : {"full", "file", "link"}) {
    const auto written = base::WriteFolder(folder.path() / name, kFiles);
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == base::ErrorKind::kUsage);
  }
  CHECK(Entries(folder.path() / "full") == 1);
  CHECK(Entries(folder.path()) == 3);
}

TEST_CASE("a folder that cannot be written whole is not there at all") {
  const support::TempFolder folder;
  CHECK_FALSE(base::WriteFolder(folder.path() / "new", {{"a", "one"}, {"no/such/place", "two"}}));
  CHECK_FALSE(base::WriteFolder(folder.path() / "no/such/place", kFiles));
  CHECK(Entries(folder.path()) == 0);
}
