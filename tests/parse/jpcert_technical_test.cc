#include "parse/jpcert_technical.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"

namespace {

using parse_test::Parse;
using parse_test::SectionsOf;
using parse_test::ValuesOf;
using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a technical document says its title and versions and where the latest is") {
  const auto document = Parse(parse_test::Technical());
  CHECK(document.parser == "jpcert-technical");
  CHECK(document.number == "JPCERT-ED-1998-0002");
  CHECK(document.title == "技術メモ - 戸締まりの手引き");
  CHECK(document.issued == "1998-07-19");
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[0].version == "Ver.01");
  CHECK(document.revision_notes[1].version == "Ver. 1.1");
  CHECK(ValuesOf(document, "latest") == Strings{"http://www.jpcert.or.jp/ed/1998/ed980002.txt"});
  CHECK(ValuesOf(document, "url").empty());
  CHECK(document.references.size() == 1);
}

TEST_CASE("the table of contents does not double the sections") {
  const auto document = Parse(parse_test::Technical());
  CHECK(SectionsOf(document) ==
        Strings{"1 I. はじめに", "1 II. 戸", "2 II-1. 錠", "2 II-2. 鍵", "1 III. 参考文献"});
  CHECK(document.sections[0].line == 20);
  CHECK(document.citations.size() == 2);
}

TEST_CASE("a table of contents without a body is all there is") {
  std::string text = parse_test::Technical();
  text.resize(text.rfind("I. はじめに"));
  CHECK(SectionsOf(Parse(text)) == Strings{"1 I. はじめに", "1 II. 戸", "1 III. 参考文献"});
}

TEST_CASE("a number of before 2000 keeps its revision") {
  const auto document = Parse(parse_test::OldTechnical());
  CHECK(document.number == "JPCERT-E-TEC-98-0002-03");
  CHECK(document.series == "E-TEC");
  CHECK(document.title == "緊急報告 - 塀を越える犬");
  CHECK(ValuesOf(document, "number-revision") == Strings{"03"});
  CHECK(SectionsOf(document) == Strings{"1 1. 概要", "1 2. 参考情報", "1 3. おわりに"});
  REQUIRE(document.citations.size() == 2);
  CHECK(document.citations[1].marker == "2");
  CHECK(document.citations[1].title == "CIAC Bulletin I-042");
  REQUIRE(document.references.size() == 3);
  CHECK(document.references[2].id == "JPCERT-E-INF-98-0001");
}

TEST_CASE("years of two digits are of the last century from 88 on") {
  const auto document = Parse(parse_test::OldTechnical());
  CHECK(document.issued == "1998-03-02");
  CHECK(ValuesOf(document, "first-issued") == Strings{"1998-02-17"});
  const auto later = Parse(base::ReplaceAll(parse_test::OldTechnical(), "98年3月2日", "'01/03/02"));
  CHECK(later.issued == "2001-03-02");
}

TEST_CASE("a year of two digits without a label is no day") {
  CHECK_FALSE(Parse("JPCERT-E-98-0001\n\n98-02-17\n").issued);
}

TEST_CASE("the short number is a technical document too") {
  const auto document = Parse("JPCERT-E-98-0001\n\n      犬に関する報告\n");
  CHECK(document.parser == "jpcert-technical");
  CHECK(document.series == "E");
  CHECK(document.title == "犬に関する報告");
}

TEST_CASE("the head of the contents may be drawn in many ways") {
  for (const char* head :
       {"- 目次 -", "--- 目 次 ---", "<目次>", "【目次】", "目次:", "= 目次 ="}) {
    CAPTURE(head);
    const auto document =
        Parse("JPCERT-ED-1998-0002\nJPCERT/CC\n\n    題\n\n    " + std::string(head) +
              "\n\n  I.   はじめに\n  II.  対策\n\n"
              "========================================\nI. はじめに\n\n  文。\n\n"
              "II. 対策\n\n  文。\n");
    CHECK(document.sections.size() == 2);
  }
}

TEST_CASE("a title above the number is the title where there is none below") {
  const auto document = Parse(
      "緊急報告 - 戸を叩く人\n\n          JPCERT-E-INF-98-0005-02\n"
      "          発行日: 1998/10/26 (Ver.02)\n          初  版: 1998/10/14 (Ver.01)\n"
      "======================================================================\n"
      "I. 状況説明\n\n  戸を叩く人がいます。\n");
  CHECK(document.number == "JPCERT-E-INF-98-0005-02");
  CHECK(document.title == "緊急報告 - 戸を叩く人");
}
