#include "base/hash.h"

#include <doctest/doctest.h>

TEST_CASE("digests are those of the published test vectors") {
  CHECK(base::Sha256Hex("abc") ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(base::HexLower(base::Md5("abc")) == "900150983cd24fb0d6963f7d28e17f72");
  CHECK(base::HexUpper(base::Sha1("abc")) == "A9993E364706816ABA3E25717850C26C9CD0D89D");
}

TEST_CASE("a digest taken in pieces is that of the whole") {
  base::Sha256Stream stream;
  stream.Update("a");
  stream.Update("");
  stream.Update("bc");
  CHECK(stream.FinishHex() == base::Sha256Hex("abc"));
}

TEST_CASE("hexadecimal digits decode in either case and nothing else does") {
  CHECK(base::HexDecode("00fFaB").value() == std::string("\x00\xff\xab", 3));
  CHECK_FALSE(base::HexDecode("0"));
  CHECK_FALSE(base::HexDecode("0g"));
  CHECK_FALSE(base::HexDecode("0x"));
}
