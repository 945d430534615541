#include "base/text.h"

#include <doctest/doctest.h>

TEST_CASE("lines end at LF and lose a CR before it") {
  CHECK(base::SplitLines("a\r\nb\n\nc") == std::vector<std::string_view>{"a", "b", "", "c"});
  CHECK(base::SplitLines("").empty());
  CHECK(base::SplitLines("a\n") == std::vector<std::string_view>{"a"});
  CHECK(base::SplitLines("a\rb\r") == std::vector<std::string_view>{"a\rb\r"});
}

TEST_CASE("splitting keeps empty parts") {
  CHECK(base::Split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
}

TEST_CASE("trimming leaves what is not ASCII white space") {
  CHECK(base::Trim(" \t a b \r\n") == "a b");
  CHECK(base::Trim("\v") == "\v");
  CHECK(base::Trim("   ") == "");
}

TEST_CASE("a replacement that holds what it replaces does not go on for ever") {
  CHECK(base::ReplaceAll("%a%", "%", "%25") == "%25a%25");
}

TEST_CASE("a part is found as the standard library finds it") {
  const std::string text = "参考 あい。aB。";
  for (const std::string part :
       {"", "参", "考", "。", "い。", "aB。", "ab", "うえ", "参考 あい。aB。。"}) {
    CAPTURE(part);
    CHECK(base::Contains(text, part) == (text.find(part) != std::string::npos));
    CHECK(base::FindLast(text, part) == text.rfind(part));
  }
  CHECK(base::FindLast("", "a") == std::string::npos);
  CHECK(base::ContainsAnyCase("See REFerences", "ref"));
  CHECK(base::ContainsAnyCase("See", ""));
  CHECK_FALSE(base::ContainsAnyCase("re f", "ref"));
  CHECK_FALSE(base::ContainsAnyCase("", "ref"));
}
