#include "formats/safe_path.h"

#include <doctest/doctest.h>

TEST_CASE("a usual URL is its host and path") {
  CHECK(formats::SafePath("https://www.jpcert.or.jp/pr/2004/pr040002.txt") ==
        "www.jpcert.or.jp/pr/2004/pr040002.txt");
  CHECK(formats::SafePath("file:///srv/a/b.asc") == "local/srv/a/b.asc");
  CHECK(formats::SafePath("https://h/FreeBSD-SA-96:10.mount.asc") ==
        "h/FreeBSD-SA-96:10.mount.asc");
}

TEST_CASE("no URL leads out of the folder") {
  CHECK(formats::SafePath("http://h/../../etc/passwd") == "h/%2E./%2E./etc/passwd");
  CHECK(formats::SafePath("http://h/%2e%2e/x") == "h/%2E./x");
  CHECK(formats::SafePath("http://h/a%2Fb") == "h/a%2Fb");
  CHECK(formats::SafePath("http://h/a//b/") == "h/a/b");
  CHECK(formats::SafePath("http://") == "%");
  CHECK(formats::SafePath("mid:../x@y#1") == "mail/mid:..%2Fx@y%231");
}

TEST_CASE("no name is an option or speaks to a terminal") {
  CHECK(formats::SafeName("-rf") == "%2Drf");
  CHECK(formats::SafeName(".bashrc") == "%2Ebashrc");
  CHECK(formats::SafeName("a b\n\x1b[m") == "a%20b%0A%1B%5Bm");
  CHECK(formats::SafeName("a\xff") == "a%FF");
  CHECK(formats::SafeName("\xe2\x80\xae") == "%E2%80%AE");  // turns the direction of writing
  CHECK(formats::SafeName("報告.txt") == "報告.txt");
}

TEST_CASE("a long name is cut and stays its own") {
  const std::string one = formats::SafeName(std::string(300, 'x') + "1");
  const std::string other = formats::SafeName(std::string(300, 'x') + "2");
  CHECK(one.size() < 130);
  CHECK(one != other);
}

TEST_CASE("a link has nothing that a page would read otherwise") {
  CHECK(formats::LinkTo("files/h/a%20b\"<.txt") == "files/h/a%2520b%22%3C.txt");
}
