#include "report/words.h"

#include <doctest/doctest.h>

#include <string>

namespace {

using Words = std::vector<std::string_view>;

}  // namespace

TEST_CASE("Japanese words begin where the script changes") {
  CHECK(report::SplitWords("報告の件数は644件でした。") ==
        Words{"報告", "の", "件数", "は", "644", "件", "でした", "。"});
  CHECK(report::SplitWords("ウイルスメール対策") == Words{"ウイルスメール", "対策"});
}

TEST_CASE("marks stand alone and blanks stay together") {
  CHECK(report::SplitWords("a_1  (b)\n\n") == Words{"a_1", "  ", "(", "b", ")", "\n", "\n"});
}

TEST_CASE("no byte is lost whatever the text is") {
  const std::string text = "あ\xFF\xFE\x80漢\x1b[m\xE3\x81";
  std::string joined;
  for (const std::string_view word : report::SplitWords(text)) joined += word;
  CHECK(joined == text);
}
