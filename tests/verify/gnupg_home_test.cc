#include "verify/gnupg_home.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <cstdlib>
#include <fstream>

#include "tests/support/temp_folder.h"
#include "tests/verify/worker_hook.h"

namespace {

// Homes are made below a folder of the test's own.
class OwnTemporaryFolder {
 public:
  OwnTemporaryFolder() {
    const char* held = std::getenv("TMPDIR");
    before_ = held == nullptr ? "/tmp" : held;
    setenv("TMPDIR", folder_.path().c_str(), 1);
  }
  ~OwnTemporaryFolder() { setenv("TMPDIR", before_.c_str(), 1); }
  const std::filesystem::path& path() const { return folder_.path(); }

 private:
  support::TempFolder folder_;
  std::string before_;
};

}  // namespace

TEST_CASE("a home is private and holds the pinned keys and goes with its owner") {
  const OwnTemporaryFolder folder;
  std::filesystem::path path;
  {
    const verify::Keyring keyring = support::KeyringWith("pinned");
    const auto home = verify::GnupgHome::Make(keyring);
    REQUIRE(home);
    path = home->path();
    CHECK(path.parent_path() == folder.path());
    struct stat facts {};
    REQUIRE(stat(path.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0700);
    CHECK(std::filesystem::file_size(path / "pubring.gpg") == keyring.keys().front().block.size());
    CHECK(std::filesystem::exists(path / "gpg.conf"));
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("the home of a killed run is swept and that of a living one is not") {
  const OwnTemporaryFolder folder;
  const std::filesystem::path dead = folder.path() / "inkan-gnupg-dead";
  std::filesystem::create_directory(dead);
  std::ofstream(dead / "lock").close();
  const auto living = verify::GnupgHome::Make({});
  REQUIRE(living);
  CHECK_FALSE(std::filesystem::exists(dead));
  const auto second = verify::GnupgHome::Make({});
  REQUIRE(second);
  CHECK(std::filesystem::exists(living->path()));
}

TEST_CASE("a folder that only looks like a home is left alone while it is young") {
  const OwnTemporaryFolder folder;
  const std::filesystem::path young = folder.path() / "inkan-gnupg-young";
  std::filesystem::create_directory(young);
  CHECK(verify::GnupgHome::Make({}));
  CHECK(std::filesystem::exists(young));
}
