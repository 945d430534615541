#include "parse/jpcert_press.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"

namespace {

using parse_test::Parse;
using parse_test::ValuesOf;
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a press release is numbered by its own address") {
  const auto document = Parse(parse_test::PressRelease());
  CHECK(document.parser == "jpcert-press");
  CHECK(document.series == "press");
  CHECK(document.number == "press/1998/0317");
  CHECK(document.issued == "1998-03-17");
  CHECK(document.title == "JPCERT/CC、戸の弱点の届け出を受けるしくみを始める");
  CHECK(ValuesOf(document, "subtitle") == Strings{"〜 戸を作る人と使う人のために 〜"});
  CHECK(ValuesOf(document, "contact") ==
        Strings{"広報 担当: 山田", "TEL: 00-0000-0000", "E-mail: press@example.jp"});
  REQUIRE(document.sections.size() == 3);
  CHECK(document.sections[0].title == "しくみ");
  CHECK(document.sections[0].level == 1);
  REQUIRE(document.references.size() == 1);
  CHECK(document.references[0].id == "JPCERT-AT-1998-0006");
}

TEST_CASE("a press release that does not say where it is has no number") {
  const auto text = base::ReplaceAll(parse_test::PressRelease(),
                                     "http://www.jpcert.or.jp/press/1998/0317.txt", "");
  const auto document = Parse(text);
  CHECK(document.parser == "jpcert-press");
  CHECK_FALSE(document.number);
  CHECK(document.title == "JPCERT/CC、戸の弱点の届け出を受けるしくみを始める");
}

TEST_CASE("whom a press release is for is not its title") {
  for (const char* readers : {"報道関係各位", "報道各位", "報道機関 各位"}) {
    const auto document =
        Parse(base::ReplaceAll(parse_test::PressRelease(), "報道関係者各位", readers));
    CHECK(document.title == "JPCERT/CC、戸の弱点の届け出を受けるしくみを始める");
  }
}

TEST_CASE("the address of another publisher numbers nothing") {
  const auto text = base::ReplaceAll(parse_test::PressRelease(), "www.jpcert.or.jp/press",
                                     "www.jpcert.or.jp.example/press");
  CHECK_FALSE(Parse(text).number);
}

TEST_CASE("a flattened press release is not the alert that it names") {
  const auto document = Parse(parse_test::Flatten(parse_test::PressRelease()));
  CHECK(document.parser == "jpcert-press");
  CHECK(document.number == "press/1998/0317");
  CHECK(document.issued == "1998-03-17");
  CHECK(document.title == "JPCERT/CC、戸の弱点の届け出を受けるしくみを 始める");
}

TEST_CASE("what has a number is no press release") {
  CHECK(Parse("プレスリリース\nJPCERT-AT-1998-0006\nJPCERT/CC\n").parser == "jpcert-alert");
  CHECK(Parse("JPCERT-AT-1998-0006\nJPCERT/CC\nPRESS RELEASE\n").parser == "jpcert-alert");
}

TEST_CASE("a text that only speaks of press releases is none") {
  CHECK(Parse("JPCERT/CC の窓口です。\nプレスリリースは別にあります。\n").parser == "plain");
  CHECK(Parse("PRESS RELEASE\n\nThe goats are back.\n").parser == "plain");
}

TEST_CASE("an address in the text numbers a press release when its path is the day of issue") {
  const std::string text =
      "                                      2005年6月7日\n報道関係者各位\n\n"
      "      JPCERT コーディネーションセンター\n\n        観測データの公開について\n\n"
      "  本日よりデータを公開します。\n\n    http://www.jpcert.or.jp/press/2005/0301.txt\n"
      "    http://www.jpcert.or.jp/press/2005/";
  CHECK(Parse(text + "0607.txt\n").number == "press/2005/0607");
  CHECK_FALSE(Parse(text + "06071.txt\n").number);
  CHECK_FALSE(Parse(text + "0608.txt\n").number);
}
