#include "base/base64.h"

#include <doctest/doctest.h>

TEST_CASE("base64 is as RFC 4648 writes it") {
  // RFC 4648, 10.
  CHECK(base::EncodeBase64("").empty());
  CHECK(base::EncodeBase64("f") == "Zg==");
  CHECK(base::EncodeBase64("fo") == "Zm8=");
  CHECK(base::EncodeBase64("foobar") == "Zm9vYmFy");
  CHECK(base::DecodeBase64("Zm9vYg==") == "foob");
}

TEST_CASE("bytes have one spelling in base64") {
  CHECK_FALSE(base::DecodeBase64("Zh=="));  // unused bits
  CHECK_FALSE(base::DecodeBase64("Zg="));   // half a group
  CHECK_FALSE(base::DecodeBase64("Zg==Zg=="));
  CHECK_FALSE(base::DecodeBase64("Zm9v\n"));
}
