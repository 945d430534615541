#include "site/output.h"

#include <doctest/doctest.h>

#include <filesystem>

#include "tests/support/temp_folder.h"

namespace {

namespace fs = std::filesystem;

site::Output Open(const fs::path& folder, const std::string& generator = "g") {
  auto out = site::Output::Open(folder, generator);
  REQUIRE(out);
  return std::move(*out);
}

// One part with one file, unless it can be kept; whether it was.
bool Make(const fs::path& folder, const std::string& path, const std::string& state,
          const std::string& generator = "g") {
  site::Output out = Open(folder, generator);
  const bool is_kept = out.Keep("part", state);
  if (!is_kept) {
    out.Begin("part", state);
    REQUIRE(out.Write(path, "bytes of " + state));
  }
  REQUIRE(out.Finish());
  return is_kept;
}

std::string Read(const fs::path& path) { return base::ReadFile(path).value_or(""); }

}  // namespace

TEST_CASE("a part of the same state is kept and one of another state is made again") {
  const support::TempFolder folder;
  CHECK_FALSE(Make(folder.path(), "a/x.html", "1"));
  CHECK(Make(folder.path(), "a/x.html", "1"));
  CHECK_FALSE(Make(folder.path(), "a/x.html", "2"));
  CHECK(Read(folder.path() / "a/x.html") == "bytes of 2");
}

TEST_CASE("a part whose file is lost or cut is made again") {
  const support::TempFolder folder;
  Make(folder.path(), "x.html", "1");
  folder.Write("x.html", "bytes");
  CHECK_FALSE(Make(folder.path(), "x.html", "1"));
  fs::remove(folder.path() / "x.html");
  CHECK_FALSE(Make(folder.path(), "x.html", "1"));
  CHECK(Read(folder.path() / "x.html") == "bytes of 1");
}

TEST_CASE("another program makes all parts again") {
  const support::TempFolder folder;
  Make(folder.path(), "x.html", "1");
  CHECK_FALSE(Make(folder.path(), "x.html", "1", "another"));
}

TEST_CASE("a file with the same bytes is not written again") {
  const support::TempFolder folder;
  Make(folder.path(), "x.html", "1");
  const auto before = fs::last_write_time(folder.path() / "x.html");
  fs::last_write_time(folder.path() / "x.html", before - std::chrono::hours(1));
  site::Output out = Open(folder.path());
  out.Begin("part", "other state");
  REQUIRE(out.Write("x.html", "bytes of 1"));
  REQUIRE(out.Finish());
  CHECK(out.counts().written == 0);
  CHECK(out.counts().unchanged == 1);
  CHECK(fs::last_write_time(folder.path() / "x.html") < before);
}

TEST_CASE("what is not of the site any more is removed with its empty folders") {
  const support::TempFolder folder;
  Make(folder.path(), "a/b/x.html", "1");
  folder.Write("a/foreign.txt", "kept");
  Make(folder.path(), "y.html", "2");
  CHECK_FALSE(fs::exists(folder.path() / "a/b"));
  CHECK(Read(folder.path() / "a/foreign.txt") == "kept");
  CHECK(fs::exists(folder.path() / "y.html"));
}

TEST_CASE("a file of somebody else is never overwritten") {
  const support::TempFolder folder;
  folder.Write("index.html", "mine");
  site::Output out = Open(folder.path());
  out.Begin("part", "");
  const auto written = out.Write("index.html", "theirs");
  REQUIRE_FALSE(written);
  CHECK(written.error().kind == base::ErrorKind::kUsage);
  CHECK(Read(folder.path() / "index.html") == "mine");
}

TEST_CASE("what a killed run wrote is not taken for somebody else's") {
  const support::TempFolder folder;
  {
    site::Output killed = Open(folder.path());
    killed.Begin("part", "");
    REQUIRE(killed.Write("x.html", "half"));
    REQUIRE(killed.Write("old.html", "half"));
  }
  CHECK_FALSE(Make(folder.path(), "x.html", "1"));
  CHECK(Read(folder.path() / "x.html") == "bytes of 1");
  CHECK_FALSE(fs::exists(folder.path() / "old.html"));
}

TEST_CASE("a list of files that leads out of the folder removes nothing") {
  const support::TempFolder folder;
  folder.Write("precious.txt", "mine");
  folder.Write("site/inkan-site.txt", "inkan-site-1 g\npart s p\nx 4 ../precious.txt\n");
  const auto out = site::Output::Open(folder.path() / "site", "g");
  REQUIRE_FALSE(out);
  CHECK(out.error().kind == base::ErrorKind::kUsage);
  CHECK(Read(folder.path() / "precious.txt") == "mine");
}

TEST_CASE("a list of files that is none is an error") {
  const support::TempFolder folder;
  for (const char* text : {"", "{}", "inkan-site-2 g\n", "inkan-site-1 g\nx 4 a.html\n",
                           "inkan-site-1 g\npart s p\nx -4 a.html\n", "inkan-site-1 g\npart s\n",
                           "inkan-site-1 g\npart s p\nx 4 /etc/passwd\n"}) {
    folder.Write("inkan-site.txt", text);
    CAPTURE(text);
    CHECK_FALSE(site::Output::Open(folder.path(), "g"));
  }
}
