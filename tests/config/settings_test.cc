#include "config/settings.h"

#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/support/temp_folder.h"

namespace {

base::Result<config::Settings> Load(const std::string& text) {
  const support::TempFolder folder;
  return config::LoadSettings(folder.Write("c.toml", text));
}

// What is said after the path of the file.
std::string Error(const std::string& text) {
  const auto settings = Load(text);
  REQUIRE_FALSE(settings);
  CHECK(settings.error().kind == base::ErrorKind::kUsage);
  const std::string& message = settings.error().message;
  return message.substr(message.find("c.toml") + 6);
}

constexpr const char* kSource = "[[source]]\nname = \"x\"\nkeys = [\"k.asc\"]\n";

}  // namespace

TEST_CASE("the configurations that are handed out can be read") {
  for (const char* name : {"example.toml", "demo.toml"}) {
    const auto settings = config::LoadSettings(std::filesystem::path(INKAN_CONFIG_FOLDER) / name);
    REQUIRE_MESSAGE(settings, settings.error().message);
    CHECK_FALSE(settings->sources.empty());
  }
}

TEST_CASE("what is not said has its default") {
  const auto settings = Load(kSource);
  REQUIRE(settings);
  const config::SourceSettings& source = settings->sources.front();
  CHECK(source.max_requests_per_second == 2);
  CHECK(source.profile == "plain");
  CHECK(source.md5_until == std::chrono::year{2012} / 1 / 1);
  CHECK_FALSE(source.trust_index_dates);
  CHECK(settings->gpg1 == "gpg1");
}

TEST_CASE("relative paths and places are relative to the file") {
  const support::TempFolder folder;
  const auto file =
      folder.Write("sub/c.toml", std::string("archive = \"../a.db\"\n") + kSource +
                                     "index = [\"site/\", \"http://h/\"]\nurls = [\"a b%.txt\"]\n");
  const auto settings = config::LoadSettings(file);
  REQUIRE_MESSAGE(settings, settings.error().message);
  const std::string base = folder.path().string();
  CHECK(settings->archive.string() == base + "/a.db");
  CHECK(settings->sources[0].keys[0].string() == base + "/sub/k.asc");
  CHECK(settings->sources[0].index ==
        std::vector<std::string>{"file://" + base + "/sub/site/", "http://h/"});
  CHECK(settings->sources[0].urls[0] == "file://" + base + "/sub/a b%25.txt");
}

TEST_CASE("a mistake is told with its line") {
  CHECK(Error("\nx = 1\n") == ":2: unknown key 'x'");
  CHECK(Error(std::string(kSource) + "indx = []\n") == ":4: unknown key 'indx'");
  CHECK(Error(std::string(kSource) + "index = \"x\"\n").substr(0, 11) == ":4: 'index'");
  CHECK(Error(std::string(kSource) + "md5_until = 7\n").substr(0, 15) == ":4: 'md5_until'");
  CHECK(Error(std::string(kSource) + "max_requests_per_second = -1\n").substr(0, 6) == ":4: 'm");
  CHECK(Error(std::string(kSource) + kSource) == ":5: a second source is named 'x'");
  CHECK(Error("[[source]]\nname = \"x\"\n").substr(0, 4) == ":1: ");
  CHECK(Error("archive = \n").substr(0, 3) == ":1:");
  CHECK(Error("archive = \"\x1b[2J\n").find('\x1b') == std::string::npos);
}

TEST_CASE("the engines are one or both in one order and nothing else") {
  const auto engines = [](const std::string& list) {
    const auto settings = Load(kSource + ("engines = " + list + "\n"));
    REQUIRE(settings);
    return settings->sources.front().engines;
  };
  const std::vector<std::string> both = {"gpgme", "libcrypto"};
  CHECK(engines("[\"libcrypto\", \"gpgme\"]") == both);
  CHECK(engines("[\"libcrypto\"]") == std::vector<std::string>{"libcrypto"});
  CHECK(Load(kSource)->sources.front().engines == both);
  for (const char* list : {"[]", "[\"gpg\"]", "[\"gpgme\", \"gpgme\"]"}) {
    CHECK(
        Error(kSource + ("engines = " + std::string(list) + "\n")).rfind(":4: unknown engine", 0) ==
        0);
  }
}

TEST_CASE("a day may be written with quotes and without") {
  for (const char* day : {"2010-05-06", "\"2010-05-06\""}) {
    const auto settings = Load(std::string(kSource) + "md5_until = " + day + "\n");
    REQUIRE(settings);
    CHECK(settings->sources[0].md5_until == std::chrono::year{2010} / 5 / 6);
  }
}

TEST_CASE("a file that is named and missing is an error") {
  CHECK_FALSE(config::FindConfig("/nonexistent/inkan.toml"));
}

TEST_CASE("how old a source may get is told in hours or days") {
  const auto settings = Load(std::string(kSource) + "max_age = \"3d\"\n");
  REQUIRE_MESSAGE(settings, settings.error().message);
  CHECK(settings->sources.front().max_age == std::chrono::hours{72});
  CHECK_FALSE(Load(kSource)->sources.front().max_age);
  CHECK(Error(std::string(kSource) + "max_age = 3\n").find(":4: 'max_age' must be hours or days") ==
        0);
}
