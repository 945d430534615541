#include "ingest/url.h"

#include <doctest/doctest.h>

namespace ingest {
namespace {

std::string Normal(std::string_view text) {
  const base::Result<Url> url = Url::Parse(text);
  return url ? url->text() : "refused";
}

std::string Resolved(std::string_view page, std::string_view link) {
  const base::Result<Url> url = Url::Parse(page)->Resolve(link);
  return url ? url->text() : "refused";
}

TEST_CASE("spellings of one place have one normal form") {
  CHECK(Normal("HTTP://EXAMPLE.org:80/a/../b/./c?x#part") == "http://example.org/b/c?x");
  CHECK(Normal("https://example.org") == "https://example.org/");
  CHECK(Normal("https://example.org:8443/") == "https://example.org:8443/");
  CHECK(Normal(" https://example.org/%7euser/%e3%81 b ") == "https://example.org/~user/%E3%81%20b");
  CHECK(Normal("https://example.org/a%2fb%3A") == "https://example.org/a%2Fb%3A");
  CHECK(Normal("https://example.org/100%") == "https://example.org/100%25");
  CHECK(Normal("http://[::1]:8080/a") == "http://[::1]:8080/a");
  CHECK(Normal("file://localhost/a/b") == "file:///a/b");
}

TEST_CASE("escaped dots are dots before the path is looked at") {
  CHECK(Normal("https://example.org/pr/%2e%2e/secret") == "https://example.org/secret");
  CHECK(Normal("https://example.org/../../a") == "https://example.org/a");
}

TEST_CASE("what is no http or https or file URL is refused") {
  for (const char* text : {"",
                           "a.txt",
                           "//example.org/",
                           "ftp://example.org/",
                           "javascript:alert(1)",
                           "http:",
                           "http://",
                           "http:///a",
                           "http:/example.org/a",
                           "https:a",
                           "https://example.org:99999/",
                           "file:a",
                           "file:/a",
                           "file://",
                           "file://other/a",
                           "file://127.0.0.1/a",
                           "file:///a?b",
                           "file:///c:/a",
                           "file:///a/../c:/a",
                           "http://exa mple.org/",
                           "http://example.org/a\nb",
                           "http://example.org/\x7F",
                           "http://ex%1Bample.org/",
                           "http://ex\xFB"
                           "ample.org/"}) {
    CAPTURE(text);
    CHECK(Normal(text) == "refused");
  }
}

TEST_CASE("credentials are refused and never repeated") {
  for (const char* text : {"http://user:secret@example.org/", "https://secret@example.org/"}) {
    const base::Result<Url> url = Url::Parse(text);
    REQUIRE(!url);
    CHECK(url.error().kind == base::ErrorKind::kUsage);
    CHECK(url.error().message.find("secret") == std::string::npos);
  }
  CHECK(Resolved("http://example.org/", "//user:secret@example.org/a") == "refused");
}

TEST_CASE("links resolve against their page") {
  const char* page = "https://example.org/pr/2004/index.html?x=/y/";
  CHECK(Resolved(page, "a.txt") == "https://example.org/pr/2004/a.txt");
  CHECK(Resolved(page, "../2005/a.txt") == "https://example.org/pr/2005/a.txt");
  CHECK(Resolved(page, "/a.txt") == "https://example.org/a.txt");
  CHECK(Resolved(page, "//other.org/a") == "https://other.org/a");
  CHECK(Resolved(page, "http://other.org/a") == "http://other.org/a");
  CHECK(Resolved(page, "?C=N;O=D") == "https://example.org/pr/2004/index.html?C=N;O=D");
  CHECK(Resolved(page, "#top") == page);
  CHECK(Resolved(page, "") == page);
  CHECK(Resolved(page, "./SA-96:10.asc") == "https://example.org/pr/2004/SA-96:10.asc");
  CHECK(Resolved(page, "mailto:office@example.org") == "refused");
  CHECK(Resolved("file:///srv/a/", "b.txt") == "file:///srv/a/b.txt");
  CHECK(Resolved("file:///srv/a/", "//host/b") == "refused");
  CHECK(Resolved("file:///srv/a/", "?C=N") == "refused");
}

TEST_CASE("a plain name resolves to what its whole URL parses to") {
  for (const char* page : {"https://example.org:8443/pr/2004/index.html?x=/y/#z",
                           "http://example.org", "file:///srv/a/index.html"}) {
    const Url from = *Url::Parse(page);
    for (const char* name : {"a.txt", "a", "~", "_-", "a..b", "a.", "...", ".", "..", ".a"}) {
      const Url resolved = *from.Resolve(name);
      const Url parsed = *Url::Parse(std::string(from.Folder()) + name);
      CAPTURE(page);
      CAPTURE(name);
      CHECK(resolved.text() == parsed.text());
      CHECK(resolved.path() == parsed.path());
      CHECK(resolved.has_query() == parsed.has_query());
      CHECK(resolved.Folder() == parsed.Folder());
      CHECK(resolved.SameOrigin(from));
    }
  }
}

TEST_CASE("an origin is scheme and host and port") {
  const Url url = *Url::Parse("https://example.org/a");
  CHECK(url.SameOrigin(*Url::Parse("https://EXAMPLE.org:443/b?c")));
  CHECK_FALSE(url.SameOrigin(*Url::Parse("http://example.org/a")));
  CHECK_FALSE(url.SameOrigin(*Url::Parse("https://example.org:444/a")));
  CHECK_FALSE(url.SameOrigin(*Url::Parse("https://example.org.evil.net/a")));
  CHECK_FALSE(url.SameOrigin(*Url::Parse("https://example.orga/")));
}

TEST_CASE("a URL knows its parts") {
  const Url url = *Url::Parse("https://Example.org:8443/pr/a.txt?b/c");
  CHECK(url.scheme() == "https");
  CHECK(url.host() == "example.org");
  CHECK(url.path() == "/pr/a.txt");
  CHECK(url.has_query());
  CHECK(url.Folder() == "https://example.org:8443/pr/");
}

TEST_CASE("escapes are decoded and what only looks like one stays") {
  CHECK(PercentDecode("a%20b%zz%4") == "a b%zz%4");
  CHECK(LastSegment("https://example.org/pr/a%20b.txt?x/y#z") == "a b.txt");
  CHECK(LastSegment("https://example.org/pr/").empty());
}

TEST_CASE("a document is named by the last part of its path without the extension") {
  CHECK(DocumentName("https://example.org/pr/2004/pr040002.txt") == "pr040002");
  CHECK(DocumentName("https://example.org/FreeBSD-SA-96%3A10.mount_union.asc?x.y") ==
        "FreeBSD-SA-96:10.mount_union");
  CHECK(DocumentName("https://example.org/a.txt.asc") == "a.txt");
  CHECK(DocumentName("https://example.org/README") == "README");
  CHECK(DocumentName("https://example.org/pr/2004/") == "2004");
  CHECK(DocumentName("https://example.org/.txt") == ".txt");
}

TEST_CASE("no URL makes a document name that is empty or unsafe") {
  CHECK(DocumentName("https://example.org/a%00%1b[2J%2Fb%0a.txt") == "a__[2J_b_");
  CHECK(DocumentName("https://example.org/%C2%85a.txt") == "_a");
  CHECK(DocumentName("https://example.org/...txt") == "...txt");
  CHECK(DocumentName("https://example.org/%FF.txt") == "\xEF\xBF\xBD");
  for (const char* url : {"", "/", "https://", "https:///", ".", "..", "a/..", "#", "?"}) {
    const std::string name = DocumentName(url);
    CAPTURE(url);
    CHECK(!name.empty());
    CHECK(name != ".");
    CHECK(name != "..");
    CHECK(name.find('/') == std::string::npos);
  }
}

}  // namespace
}  // namespace ingest
