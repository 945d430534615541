#include <doctest/doctest.h>

#include <filesystem>

#include "base/file.h"
#include "site/build_site.h"
#include "site/documents.h"
#include "site/feed.h"
#include "store/archive.h"
#include "tests/support/temp_folder.h"

namespace {

site::Document Hostile() {
  site::Document document;
  document.source = "demo";
  document.name = "<name>";
  document.number = "N-1";
  document.title = "</title>\x01<script>";
  document.issued = "2004-04-15";
  document.path = "demo/x";
  document.revisions = {{1, 1, "aa", "bb", "2004-04-15T03:50:35Z", "2004-04-16T00:00:00Z", "u"},
                        {2, 2, "cc", "dd", "2004-04-17T03:50:35Z", "2004-04-18T00:00:00Z", "u"}};
  return document;
}

}  // namespace

TEST_CASE("the site of an empty archive has every page and a second run writes nothing") {
  const support::TempFolder folder;
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  const auto first = site::BuildSite(*archive, {folder.path() / "out", "", {}});
  REQUIRE(first);
  CHECK(first->written > 10);
  for (const char* page : {"index.html", "incidents.html", "signatures.html", "documents.html",
                           "search.html", "feed.xml", "ja/index.html", "assets/d3.min.js",
                           "assets/d3-license.txt", "search/segments.js"}) {
    CAPTURE(page);
    CHECK(std::filesystem::exists(folder.path() / "out" / page));
  }
  const auto second = site::BuildSite(*archive, {folder.path() / "out", "", {}});
  REQUIRE(second);
  CHECK(second->written == 0);
  CHECK(second->removed == 0);
}

TEST_CASE("every page forbids all but its own files") {
  const support::TempFolder folder;
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  REQUIRE(site::BuildSite(*archive, {folder.path() / "out", "", {}}));
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path() / "out")) {
    if (entry.path().extension() != ".html") continue;
    const auto text = base::ReadFile(entry.path());
    REQUIRE(text);
    CAPTURE(entry.path());
    CHECK(text->find("default-src 'none'; script-src 'self'; style-src 'self'") !=
          std::string::npos);
    for (const char* inline_code : {"<style", " style=", " onclick=", " onload=", "<script>"}) {
      CHECK(text->find(inline_code) == std::string::npos);
    }
  }
}

TEST_CASE("the feed has the newest revisions first and escapes what they are called") {
  const std::string feed = site::Feed({Hostile()}, "", site::Language::kEnglish);
  const auto newer = feed.find("<updated>2004-04-18T00:00:00Z</updated><link");
  const auto older = feed.find("<updated>2004-04-16T00:00:00Z</updated><link");
  REQUIRE(newer != std::string::npos);
  REQUIRE(older != std::string::npos);
  CHECK(newer < older);
  CHECK(feed.find("N-1: &lt;/title&gt;\\x01&lt;script&gt;") != std::string::npos);
  CHECK(feed.find("href=\"documents/demo/x.html\"") != std::string::npos);
}

TEST_CASE("a feed of a site that is served has absolute links and the same ids") {
  const std::string near = site::Feed({Hostile()}, "", site::Language::kJapanese);
  const std::string served =
      site::Feed({Hostile()}, "https://example.org/", site::Language::kJapanese);
  CHECK(served.find("href=\"https://example.org/ja/documents/demo/x.html\"") != std::string::npos);
  CHECK(served.find("rel=\"self\" href=\"https://example.org/ja/feed.xml\"") != std::string::npos);
  const auto id = near.find("<entry><id>");
  REQUIRE(id != std::string::npos);
  CHECK(served.find(near.substr(id, 60)) != std::string::npos);
}
