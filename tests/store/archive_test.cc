#include "store/archive.h"

#include <doctest/doctest.h>

#include "base/file.h"
#include "tests/support/temp_folder.h"

namespace {

std::string Archive(const support::TempFolder& folder) {
  return (folder.path() / "archive.db").string();
}

}  // namespace

TEST_CASE("a new archive is made whole and opens again") {
  const support::TempFolder folder;
  for (int i = 0; i < 2; ++i) {
    auto archive = store::OpenArchive(Archive(folder));
    REQUIRE_MESSAGE(archive, archive.error().message);
    CHECK(archive->FindInt("SELECT count(*) FROM documents") == 0);
    CHECK(archive->FindInt("PRAGMA foreign_keys") == 1);
    CHECK(archive->Check());
  }
  const auto entries = std::filesystem::directory_iterator(folder.path());
  CHECK(std::distance(begin(entries), end(entries)) == 1);
}

TEST_CASE("a file that is no archive is refused and left as it is") {
  const support::TempFolder folder;
  for (const std::string& bytes : {std::string(), std::string("hello\n"), std::string(4096, 'x')}) {
    folder.Write("archive.db", bytes);
    for (const auto& opened :
         {store::OpenArchive(Archive(folder)), store::OpenArchiveReadOnly(Archive(folder))}) {
      REQUIRE_FALSE(opened);
      CHECK(opened.error().message.find("is not an archive") != std::string::npos);
    }
    CHECK(base::ReadFile(Archive(folder)).value() == bytes);
  }
}

TEST_CASE("a database of another program is refused") {
  const support::TempFolder folder;
  {
    auto other = store::Database::Open(Archive(folder), store::Database::Mode::kReadWrite);
    REQUIRE(other);
    other->Script("CREATE TABLE t (x)");
  }
  CHECK_FALSE(store::OpenArchive(Archive(folder)));
}

TEST_CASE("a database of another program with a known version is refused") {
  const support::TempFolder folder;
  {
    auto other = store::Database::Open(Archive(folder), store::Database::Mode::kReadWrite);
    REQUIRE(other);
    other->Script("CREATE TABLE source (x); PRAGMA user_version = 2");
  }
  for (const auto& opened :
       {store::OpenArchive(Archive(folder)), store::OpenArchiveReadOnly(Archive(folder))}) {
    REQUIRE_FALSE(opened);
    CHECK(opened.error().message.find("is not an archive") != std::string::npos);
  }
}

TEST_CASE("an archive of a newer version is refused with a sentence") {
  const support::TempFolder folder;
  {
    auto archive = store::OpenArchive(Archive(folder));
    REQUIRE(archive);
    archive->Script("PRAGMA user_version = 99");
  }
  const auto opened = store::OpenArchive(Archive(folder));
  REQUIRE_FALSE(opened);
  CHECK(opened.error().message.find("newer inkan") != std::string::npos);
}

TEST_CASE("reading never makes an archive") {
  const support::TempFolder folder;
  CHECK_FALSE(store::OpenArchiveReadOnly(Archive(folder)));
  CHECK(std::filesystem::is_empty(folder.path()));
}
