#include "parse/jpcert_notice.h"

#include <doctest/doctest.h>

#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

parse::Document Parse(std::string_view text) { return parse::ParseDocument(text, "jpcert"); }

constexpr std::string_view kAlert = R"(各位

                                                   JPCERT-AT-1998-0006
                                                             JPCERT/CC
                                                  1998-08-16 (更新)
                                                  1998-08-15 (初版)

                  <<< JPCERT/CC Alert 1998-08-15 >>>

                    戸を叩く虫に関する注意喚起

                       Knocking Insects

             http://www.example.jp/at/1998/at980006.txt

I. 概要

  虫が戸を叩いています。CVE-1998-0001 をご覧ください。
)";

}  // namespace

TEST_CASE("an alert says its number and title and days") {
  const auto document = Parse(kAlert);
  CHECK(document.parser == "jpcert-alert");
  CHECK(document.number == "JPCERT-AT-1998-0006");
  CHECK(document.series == "AT");
  CHECK(document.title == "戸を叩く虫に関する注意喚起");
  CHECK(document.issued == "1998-08-16");
  REQUIRE(document.references.size() == 1);
}

TEST_CASE("the day of an alert may stand in its mark only") {
  std::string text(kAlert);
  text.erase(text.find("1998-08-16 (更新)"), sizeof("1998-08-16 (更新)") - 1);
  text.erase(text.find("1998-08-15 (初版)"), sizeof("1998-08-15 (初版)") - 1);
  CHECK(Parse(text).issued == "1998-08-15");
}

TEST_CASE("a technical document gives the title between its rules") {
  const auto document = Parse(
      "======================================================\n"
      "JPCERT-ED-1998-0002\nJPCERT/CC\n\n      戸締まりの手引き\n\n"
      "   初 版: 1998-07-16 (Ver.01)\n   発 行 日: 1998-07-19 (Ver.02)\n"
      "   最新情報: http://www.example.jp/ed/\n"
      "======================================================\n\nI. はじめに\n");
  CHECK(document.number == "JPCERT-ED-1998-0002");
  CHECK(document.title == "戸締まりの手引き");
  CHECK(document.issued == "1998-07-19");
  CHECK(document.revision_notes.size() == 2);
}

TEST_CASE("numbers of before 2000 are known") {
  CHECK(Parse("JPCERT-E-TEC-99-0002-01\n").number == "JPCERT-E-TEC-99-0002-01");
  CHECK(Parse("JPCERT-E-INF-99-0001\n").series == "E-INF");
}

TEST_CASE("an alert that names an overview is still an alert") {
  CHECK(Parse(std::string(kAlert) + "\nJPCERT-PR-1998-0007 も参照。\n").series == "AT");
}
