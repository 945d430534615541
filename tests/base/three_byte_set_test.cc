#include "base/three_byte_set.h"

#include <doctest/doctest.h>

#include <string>

#include "base/escape.h"

namespace {

constexpr bool IsOdd(int c) { return c % 2 != 0; }
constexpr base::ThreeByteSet kOdd(IsOdd);

}  // namespace

TEST_CASE("a set of characters of three bytes holds what it was asked for, and nothing else") {
  int held = 0;
  bool as_asked = true;
  for (int c = 0; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;  // no characters
    std::string text;
    base::AppendUtf8(text, c);
    const bool holds = kOdd.HoldsFirstOf(text + "x");
    as_asked = as_asked && holds == (text.size() == 3 && IsOdd(c));
    held += holds ? 1 : 0;
  }
  CHECK(as_asked);
  CHECK(held == (0x10000 - 0x800 - 0x800) / 2);
}

TEST_CASE("bytes that are no UTF-8 begin with no member of a set of characters") {
  CHECK(kOdd.HoldsFirstOf("\xE3\x81\x81"));  // U+3041
  for (const char* text : {"", "\xE3", "\xE3\x81", "\xE3\x81x", "\xE3\xC1\x81", "\xE3x\x81",
                           "\xE0\x81\x81", "\xC3\x81\x81", "\xF3\x81\x81\x81", "\x83\x81\x81"}) {
    CHECK_FALSE(kOdd.HoldsFirstOf(text));
  }
}
