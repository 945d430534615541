#include "parse/dates.h"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string Found(std::string_view text) {
  const auto date = parse::FindDate(text);
  return date ? date->iso : "-";
}

}  // namespace

TEST_CASE("days are found in all their forms") {
  CHECK(Found("Announced: 1996-07-03") == "1996-07-03");
  CHECK(Found("on 1997/2/5.") == "1997-02-05");
  CHECK(Found("2004年 4月15日に") == "2004-04-15");
  CHECK(Found("Wed May 22 00:20:23 PDT 1996") == "1996-05-22");
  CHECK(Found("Original: March 20, 1996") == "1996-03-20");
  CHECK(Found("Last revised: September 24,1997") == "1997-09-24");
  CHECK(Found("Sept. 3rd, 1997") == "1997-09-03");
  CHECK(Found("Sep.24,1997") == "1997-09-24");
  CHECK(Found("15 April 2004") == "2004-04-15");
}

TEST_CASE("the first day of several is taken") {
  CHECK(Found("1998-05-14, revised at May 18, 1998") == "1998-05-14");
  CHECK(Found("May 18, 1998; 1998-05-14") == "1998-05-18");
}

TEST_CASE("what is no day is not one") {
  CHECK(Found("2004-02-30") == "-");
  CHECK(Found("2018-19-19") == "-");
  CHECK(Found("12004-04-15") == "-");
  CHECK(Found("2004-04-151") == "-");
  CHECK(Found("Mayhem 3, 1996 1996") == "-");
  CHECK(Found("2004-02-30 or 2004-03-01") == "2004-03-01");
}

TEST_CASE("a period has two days and the second may leave out its year") {
  const auto period = parse::FindPeriod("[ 2004年1月1日 〜 3月31日 ]");
  REQUIRE(period);
  CHECK(period->start == "2004-01-01");
  CHECK(period->end == "2004-03-31");
  CHECK(parse::FindPeriod("2004-01-01から2004-03-31まで")->end == "2004-03-31");
  CHECK(parse::FindPeriod("2003年12月28日 〜 1月3日")->end == "2004-01-03");
  CHECK_FALSE(parse::FindPeriod("2004年1月1日"));
  CHECK_FALSE(parse::FindPeriod("2004年1月1日 〜 2月30日"));
}
