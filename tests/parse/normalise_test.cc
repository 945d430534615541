#include "parse/normalise.h"

#include <doctest/doctest.h>

using parse::Fold;

TEST_CASE("full-width ASCII and blanks become ASCII") {
  CHECK(Fold("２００４／０４／１５　Ｖｅｒ．０２：（＊１）［ａ］－") ==
        "2004/04/15 Ver.02:(*1)[a]-");
  CHECK(Fold("a\u00A0b\u2003c") == "a b c");
  CHECK(Fold("1\u22122\u20103\u20114") == "1-2-3-4");
}

TEST_CASE("the wave dashes become one and the ASCII tilde stays") {
  CHECK(Fold("〜～∼~") == "〜〜〜~");
}

TEST_CASE("half-width katakana become full width with their marks") {
  CHECK(Fold("ｶﾞｲﾄﾞ｡ﾊﾟ") == "ガイド。パ");
}

TEST_CASE("characters that only full NFKC changes stay") {
  CHECK(Fold("①㈱Ⅱ㎏…é가") == "①㈱Ⅱ㎏…é가");
}
