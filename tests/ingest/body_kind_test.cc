#include "ingest/body_kind.h"

#include <doctest/doctest.h>

#include <string>

namespace ingest {

TEST_CASE("what came in place of a document is told from one") {
  const std::string message =
      "-----BEGIN PGP SIGNED MESSAGE-----\n\ntext\n-----BEGIN PGP SIGNATURE-----\n\nx\n"
      "-----END PGP SIGNATURE-----\n";
  CHECK(DescribeBody(message).empty());
  CHECK(DescribeBody("<html><pre>" + message + "</pre></html>").empty());
  CHECK(DescribeBody("") == "an empty body");
  CHECK(DescribeBody(" \r\n") == "an empty body");
  CHECK(DescribeBody(message.substr(0, 60)) == "a message that breaks off");
  CHECK(DescribeBody("<!DOCTYPE HTML>\n<title>Not found</title>") == "a web page");
  CHECK(DescribeBody("\n<HTML><form><input name=p TYPE=\"password\">") ==
        "a web page with a login form");
  CHECK(DescribeBody("a note") == "no signed text");
  CHECK(DescribeBody(std::string(100, '\0')) == "no signed text");
}

}  // namespace ingest
