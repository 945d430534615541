#include "base/escape.h"

#include <doctest/doctest.h>

TEST_CASE("what a terminal would obey is made visible") {
  CHECK(base::EscapeForTerminal("a\x1b[31mb") == "a\\x1b[31mb");
  CHECK(base::EscapeForTerminal("a\nb\tc") == "a\\x0ab\\x09c");
  CHECK(base::EscapeForTerminal("a\nb\tc", true) == "a\nb\tc");
  CHECK(base::EscapeForTerminal("\x7f") == "\\x7f");
  CHECK(base::EscapeForTerminal("\xC2\x9B"
                                "31m") == "\\u{009b}31m");  // CSI as C1
  CHECK(base::EscapeForTerminal("\xE2\x80\xAE"
                                "x") == "\\u{202e}x");  // right to left
  CHECK(base::EscapeForTerminal("\r", true) == "\\x0d");
}

TEST_CASE("every code point that is unseen or turns the text is made visible") {
  const auto check = [](int first, int last) {
    for (int c = first; c <= last; ++c) {
      CAPTURE(c);
      std::string text;
      base::AppendUtf8(text, c);
      CHECK(base::EscapeForTerminal(text, true).starts_with("\\"));
    }
  };
  check(0x0B, 0x1F);
  check(0x7F, 0x9F);
  check(0xAD, 0xAD);
  check(0x061C, 0x061C);
  check(0x200B, 0x200F);
  check(0x2028, 0x202E);
  check(0x2060, 0x206F);
  check(0xFEFF, 0xFEFF);
  check(0xE0000, 0xE0FFF);
}

TEST_CASE("text that is harmless stays as it is") {
  CHECK(base::EscapeForTerminal("活動概要 〜 é") == "活動概要 〜 é");
}

TEST_CASE("bytes that are not UTF-8 are shown or replaced") {
  CHECK(base::EscapeForTerminal("\xFF\xC0\xAF") == "\\xff\\xc0\\xaf");
  CHECK(base::ValidUtf8("a\xFF"
                        "b") ==
        "a\xEF\xBF\xBD"
        "b");
  CHECK(base::ValidUtf8("\xED\xA0\x80") == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");  // surrogate
}

TEST_CASE("every code point survives encoding and decoding") {
  for (int c = 1; c < 0x110000; c += 0x71) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text;
    base::AppendUtf8(text, c);
    const auto [value, size] = base::DecodeUtf8(text);
    REQUIRE(value == c);
    REQUIRE(size == text.size());
  }
}
