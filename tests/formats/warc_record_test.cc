#include "formats/warc_record.h"

#include <doctest/doctest.h>

#include <sstream>

TEST_CASE("a record has the form of the standard") {
  std::ostringstream out;
  formats::WarcWriter(out, false)
      .Write({"resource",
              "urn:uuid:0",
              "2004-04-15T03:50:35Z",
              {{"WARC-Target-URI", "http://h/"}},
              "text/plain",
              "hello"});
  CHECK(out.str() ==
        "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
        "WARC-Date: 2004-04-15T03:50:35Z\r\nWARC-Target-URI: http://h/\r\n"
        "Content-Type: text/plain\r\nWARC-Block-Digest: sha256:"
        "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\r\n"
        "Content-Length: 5\r\n\r\nhello\r\n\r\n");
}

TEST_CASE("no URL can begin a header of its own") {
  CHECK(formats::WarcUri("http://h/a\r\nX: y") == "http://h/a%0D%0AX:%20y");
  CHECK(formats::WarcUri("http://h/<報>") == "http://h/%3C%E5%A0%B1%3E");
}

TEST_CASE("an id depends on what it names alone and is a UUID of version 8") {
  const std::string id = formats::WarcId("resource 1");
  CHECK(id == formats::WarcId("resource 1"));
  CHECK(id != formats::WarcId("resource 2"));
  CHECK(id.size() == 9 + 36);
  CHECK(id[9 + 14] == '8');
  CHECK(std::string("89ab").find(id[9 + 19]) != std::string::npos);
}
