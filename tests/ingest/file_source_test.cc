#include "ingest/file_source.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include "ingest/url.h"
#include "tests/support/temp_folder.h"

namespace ingest {
namespace {

Request RequestFor(std::string url) {
  Request request;
  request.url = std::move(url);
  request.tag = 7;
  return request;
}

TEST_CASE("a path and its URL lead to each other") {
  for (const char* path : {"/srv/a.txt", "/srv/a b%20?#;&.txt", "/srv/\xE5\x8D\xB0/\xFF",
                           "/srv/FreeBSD-SA-96:10.asc", "/c:/a.txt", "/c:", "/c:d/a.txt"}) {
    CAPTURE(path);
    const std::string url = FileUrl(path);
    CHECK(Url::Parse(url)->text() == url);
    CHECK(*FilePath(url) == path);
  }
  CHECK(FileUrl("/a/../b/./c") == "file:///b/c");
  CHECK(FileUrl("a").starts_with("file:///"));
  CHECK(FileUrl("/c:d/a:b") == "file:///c:d/a:b");
  CHECK(*FilePath("file://localhost/a%20b") == "/a b");
}

TEST_CASE("what names no file of this machine is refused") {
  for (const char* url : {"https://example.org/a", "file://other/a", "file:///a%00b", "/a", ""}) {
    CAPTURE(url);
    CHECK(!FilePath(url));
  }
}

TEST_CASE("a file is an answer with status 200") {
  const support::TempFolder folder;
  const Response response = FetchFile(RequestFor(FileUrl(folder.Write("a b.txt", "sealed\n"))));
  CHECK(response.tag == 7);
  CHECK(response.status == 200);
  CHECK(response.error.empty());
  CHECK(response.body == "sealed\n");
  CHECK(response.bytes == 7);
}

TEST_CASE("a sink gets the file in place of the body") {
  const support::TempFolder folder;
  Request request = RequestFor(FileUrl(folder.Write("a.txt", "sealed\n")));
  std::string got;
  request.head = [&](const ResponseHead& head) { got += head.effective_url; };
  request.sink = [&](std::string_view bytes) {
    got += bytes;
    return true;
  };
  CHECK(FetchFile(request).body.empty());
  CHECK(got == request.url + "sealed\n");
  request.sink = [](std::string_view) { return false; };
  CHECK(!FetchFile(request).error.empty());
}

TEST_CASE("a missing file is a missing document and a folder is an error") {
  const support::TempFolder folder;
  const Response missing = FetchFile(RequestFor(FileUrl(folder.path() / "none")));
  CHECK(missing.status == 404);
  CHECK(missing.error.empty());
  const Response is_folder = FetchFile(RequestFor(FileUrl(folder.path())));
  CHECK(is_folder.status == 0);
  CHECK(!is_folder.error.empty());
  CHECK(!FetchFile(RequestFor("https://example.org/")).error.empty());
}

TEST_CASE("a file over the limit is not read") {
  const support::TempFolder folder;
  Request request = RequestFor(FileUrl(folder.Write("a.txt", "123456789")));
  request.max_bytes = 8;
  const Response response = FetchFile(request);
  CHECK(response.too_large);
  CHECK(response.body.empty());
  CHECK(!response.error.empty());
  request.max_bytes = 9;
  CHECK(FetchFile(request).error.empty());
}

TEST_CASE("a pipe and an endless device end") {
  const support::TempFolder folder;
  const std::filesystem::path pipe = folder.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(FetchFile(RequestFor(FileUrl(pipe))).body.empty());
  CHECK(!FetchFile(RequestFor("file:///dev/zero")).error.empty());
}

TEST_CASE("a folder lists its regular files by name") {
  const support::TempFolder folder;
  folder.Write("b.txt", "12345");
  folder.Write("a c.txt", "");
  folder.Write("below/d.txt", "");
  std::filesystem::create_symlink("/etc/passwd", folder.path() / "link.txt");
  const auto links = ListFolder(FileUrl(folder.path()));
  REQUIRE(links);
  REQUIRE(links->size() == 2);
  CHECK(links->at(0).url == FileUrl(folder.path()) + "/a%20c.txt");
  CHECK(links->at(1).url == FileUrl(folder.path()) + "/b.txt");
  CHECK(links->at(1).index_date.ends_with("Z 5"));
}

TEST_CASE("a folder that is missing or has too many entries is an error") {
  const support::TempFolder folder;
  CHECK(!ListFolder(FileUrl(folder.path() / "none")));
  folder.Write("a", "");
  folder.Write("b", "");
  CHECK(ListFolder(FileUrl(folder.path()), 2));
  CHECK(!ListFolder(FileUrl(folder.path()), 1));
}

}  // namespace
}  // namespace ingest
