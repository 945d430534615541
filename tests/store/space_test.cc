#include "store/space.h"

#include <doctest/doctest.h>

#include "store/archive.h"
#include "tests/support/temp_folder.h"

namespace {

base::Time On(int day) { return base::Time{std::chrono::days{20'000 + day}}; }

// An archive with documents of some size, first seen on the days that are told.
class Growing {
 public:
  Growing() : archive_(std::move(store::OpenArchive((folder_.path() / "a.db").string()).value())) {}
  void Receive(int day, int bytes) {
    archive_.Run("INSERT INTO blob VALUES (?1, printf('%064d', ?1), ?2)", ++count_,
                 base::FormatTime(On(day)));
    archive_.Run("INSERT INTO blob_bytes VALUES (?, zeroblob(?))", count_, bytes);
  }
  store::Space Space(int day) {
    archive_.Script("PRAGMA wal_checkpoint(TRUNCATE)");
    auto space = store::ReadSpace(archive_, On(day));
    REQUIRE(space);
    return *space;
  }

 private:
  support::TempFolder folder_;
  store::Database archive_;
  int count_ = 0;
};

}  // namespace

TEST_CASE("the forecast is made of what came in the last 90 days without the first one") {
  Growing archive;
  CHECK_FALSE(archive.Space(0).growth_per_day);
  archive.Receive(0, 2'000'000);
  archive.Receive(5, 100'000);
  CHECK_FALSE(archive.Space(6).growth_per_day);  // too young
  for (int day = 110; day < 200; ++day) archive.Receive(day, 10'000);
  const store::Space space = archive.Space(200);
  CHECK(space.archive > 3'000'000);
  CHECK(space.free > 0);
  REQUIRE(space.growth_per_day);
  CHECK(*space.growth_per_day > 10'000);  // with what stands around it in the file
  CHECK(*space.growth_per_day < 15'000);
}

TEST_CASE("how long it lasts is free room over growth and bounded") {
  CHECK(store::Space{0, 1000, 100}.DaysLeft() == 10);
  CHECK(store::Space{0, std::int64_t{1} << 60, 1}.DaysLeft() == 36'500);
  CHECK_FALSE(store::Space{0, 1000, 0}.DaysLeft());
  CHECK_FALSE(store::Space{0, 1000, std::nullopt}.DaysLeft());
}
