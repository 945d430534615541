#include "store/backup.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "store/archive.h"
#include "tests/support/temp_folder.h"

namespace {

void AddSource(store::Database& archive, const std::string& name) {
  archive.Begin();
  archive.Run("INSERT INTO source (name, profile) VALUES (?, 'plain')", name);
  REQUIRE(archive.Commit());
}

std::size_t Files(const std::filesystem::path& folder) {
  const std::filesystem::directory_iterator files(folder);
  return static_cast<std::size_t>(std::distance(begin(files), end(files)));
}

}  // namespace

TEST_CASE("a backup holds what was committed while a writer is at work") {
  const support::TempFolder folder;
  const std::string path = (folder.path() / "a.db").string();
  auto writer = store::OpenArchive(path);
  REQUIRE(writer);
  AddSource(*writer, "before");
  writer->Begin();
  writer->Run("INSERT INTO source (name, profile) VALUES ('uncommitted', 'plain')");
  auto reader = store::OpenArchiveReadOnly(path);
  REQUIRE(reader);
  const std::string copy = (folder.path() / "copy.db").string();
  const auto backup = store::BackUp(*reader, copy);
  REQUIRE_MESSAGE(backup, backup.error().message);
  REQUIRE(writer->Commit());
  CHECK(backup->bytes == static_cast<std::int64_t>(std::filesystem::file_size(copy)));
  CHECK_FALSE(std::filesystem::exists(copy + "-wal"));
  auto restored = store::OpenArchive(copy);
  REQUIRE_MESSAGE(restored, restored.error().message);
  CHECK(restored->FindInt("SELECT count(*) FROM source") == 1);
  AddSource(*restored, "after");
}

TEST_CASE("a backup overwrites nothing and leaves nothing behind") {
  const support::TempFolder folder;
  const support::TempFolder place;
  auto archive = store::OpenArchive((folder.path() / "a.db").string());
  REQUIRE(archive);
  const auto held = place.Write("held", "mine");
  const auto refused = store::BackUp(*archive, held.string());
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == base::ErrorKind::kUsage);
  CHECK(std::filesystem::file_size(held) == 4);
  CHECK_FALSE(store::BackUp(*archive, (place.path() / "none" / "b.db").string()));
  std::filesystem::create_symlink("nowhere", place.path() / "link");
  CHECK_FALSE(store::BackUp(*archive, (place.path() / "link").string()));
  CHECK(Files(place.path()) == 2);
}

TEST_CASE("a damaged archive gives no backup") {
  const support::TempFolder folder;
  const support::TempFolder place;
  const std::string path = (folder.path() / "a.db").string();
  {
    auto archive = store::OpenArchive(path);
    REQUIRE(archive);
    for (int i = 0; i < 400; ++i) AddSource(*archive, "a source of number " + std::to_string(i));
  }
  auto archive = store::OpenArchiveReadOnly(path);
  REQUIRE(archive);
  const auto page = archive->FindInt("SELECT rootpage FROM sqlite_schema WHERE name = 'source'");
  REQUIRE(page);
  const auto at = (*page - 1) * archive->FindInt("PRAGMA page_size").value();
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(at);
    file << std::string(200, '\x7F');
  }
  auto damaged = store::OpenArchiveReadOnly(path);
  store::Database& opened = damaged ? *damaged : *archive;
  CHECK_FALSE(store::BackUp(opened, (place.path() / "b.db").string()));
  CHECK(Files(place.path()) == 0);
}
