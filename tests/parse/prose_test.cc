#include "parse/prose.h"

#include <doctest/doctest.h>

#include <string>

namespace {

parse::Prose Of(std::initializer_list<const char*> lines) {
  parse::Prose prose;
  int number = 0;
  for (const char* line : lines) prose.Add({line, ++number});
  return prose;
}

}  // namespace

TEST_CASE("blanks go but for those between two words of ASCII") {
  CHECK(Of({"  報 告は IN  98 の ", "  つ", "  づき"}).Text() == "報告はIN 98のつづき");
}

TEST_CASE("a count is found with the line of its digits") {
  const auto count = Of({"前置き。報告は", "  12", "件です。報告 13件。"}).FindCount({"報告"});
  REQUIRE(count);
  CHECK(count->value == 12);
  CHECK(count->line == 2);
}

TEST_CASE("a count needs one of the words in its own sentence") {
  CHECK(Of({"便り 12件。報告 13件。"}).FindCount({"報告"})->value == 13);
  CHECK_FALSE(Of({"便り 12件。"}).FindCount({"報告"}));
}

TEST_CASE("only what a sentence states is taken where that is asked") {
  CHECK_FALSE(Of({"報告 12件。"}).FindCount({"報告"}, true));
  CHECK(Of({"報告の件数は、あわせて 12件。"}).FindCount({"報告"}, true)->value == 12);
  CHECK(Of({"12件の新しい報告。"}).FindCount({"報告"}, true)->value == 12);
}

TEST_CASE("numbers are neither joined nor cut") {
  CHECK(Of({"報告 2003 12件"}).FindCount({"報告"})->value == 12);
  CHECK_FALSE(Of({"報告 2003", "12件"}).FindCount({"報告"}));
  CHECK_FALSE(Of({"報告 1,", "234件"}).FindCount({"報告"}));
  CHECK_FALSE(Of({"報告 12.5件"}).FindCount({"報告"}));
  CHECK_FALSE(Of({"報告 12,34件"}).FindCount({"報告"}));
  CHECK(Of({"報告 12,345件"}).FindCount({"報告"})->value == 12345);
}

TEST_CASE("several numbers in a sentence are claimed only by their sum") {
  CHECK_FALSE(Of({"報告は国内 12件、国外 13件。"}).FindCount({"報告"}));
  CHECK_FALSE(Of({"報告は国内 12件、国外 1", "3件。"}).FindCount({"報告"}));
  CHECK(Of({"報告は国内 12件、国外 13件", "(計 ", "25件)。"}).FindCount({"報告"})->value == 25);
  CHECK(Of({"報告は 12件、13件、25件 (合計)。"}).FindCount({"報告"})->value == 25);
  CHECK(Of({"報告は 12件で、うち 3件は古い。"}).FindCount({"報告"})->value == 12);
  CHECK_FALSE(Of({"報告は国内 12件、うち学校 3件、国外 13件。"}).FindCount({"報告"}));
  CHECK_FALSE(Of({"報告は国内の合計 12件、国外の合計 13件。"}).FindCount({"報告"}));
  CHECK(Of({"昨年は 9件で、報告の件数は 12件。"}).FindCount({"報告"})->value == 12);
}
