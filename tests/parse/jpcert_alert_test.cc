#include "parse/jpcert_alert.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"

namespace {

using parse_test::Parse;
using parse_test::SectionsOf;
using parse_test::ValuesOf;
using Strings = std::vector<std::string>;

Strings References(const parse::Document& document) {
  Strings ids;
  for (const auto& reference : document.references) ids.push_back(reference.id);
  return ids;
}

}  // namespace

TEST_CASE("an alert of 1998 says its titles and address and day") {
  const auto document = Parse(parse_test::Alert());
  CHECK(document.parser == "jpcert-alert");
  CHECK(document.number == "JPCERT-AT-1998-0006");
  CHECK(document.series == "AT");
  CHECK(document.title == "戸を叩く虫に関する注意喚起");
  CHECK(document.issued == "1998-08-15");
  CHECK(document.revision_notes.empty());
  CHECK(ValuesOf(document, "title-en") == Strings{"Knocking Insects"});
  CHECK(ValuesOf(document, "url") == Strings{"http://www.jpcert.or.jp/at/1998/at980006.txt"});
  CHECK(ValuesOf(document, "first-issued").empty());
  CHECK(SectionsOf(document) ==
        Strings{"1 I. 概要", "1 II. 対象となるシステム", "1 III. 対策", "1 IV. 参考情報"});
  CHECK(document.sections[0].line == 14);
}

TEST_CASE("an alert lists what is affected and not what is not") {
  const auto document = Parse(parse_test::Alert());
  CHECK(ValuesOf(document, "affects") ==
        Strings{"木の家 95、98 および 98 Second Edition", "石の家 4.0"});
  CHECK(document.fields.back().line == 28);
}

TEST_CASE("the references of an alert need no numbers") {
  const auto document = Parse(parse_test::Alert());
  REQUIRE(document.citations.size() == 3);
  CHECK(document.citations[0].marker.empty());
  CHECK(document.citations[0].title == "CERT Advisory CA-1998-42 Knocking Insects at the Door");
  CHECK(document.citations[0].url == "http://www.cert.org/advisories/CA-1998-42.html");
  CHECK(document.citations[1].title ==
        "Microsoft Security Bulletin MS98-026 戸の弱点により虫が入る (999980)");
  CHECK(document.citations[1].url ==
        "http://www.example.com/japan/technet/treeview/default.asp?url=/japan/technet/security/"
        "ms98-026.asp");
  CHECK(document.citations[2].line == 54);
  CHECK(References(document) ==
        Strings{"CVE-1998-0528", "CVE-1998-0529", "CA-1998-42", "MS98-026", "JVNCA-1998-42"});
}

TEST_CASE("an early alert without a title takes what its mark says") {
  const auto document = Parse(parse_test::EarlyAlert());
  CHECK(document.title == "Goat Worm");
  CHECK(document.issued == "1997-02-23");
  CHECK(ValuesOf(document, "first-issued") == Strings{"1997-02-20"});
  CHECK(ValuesOf(document, "latest") == Strings{"http://www.jpcert.or.jp/at/1997/at970003.txt"});
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[1].version == "Ver.02");
  CHECK(ValuesOf(document, "affects") == Strings{"柵 1.0 から 2.3 まで", "納屋 4.1"});
  CHECK(SectionsOf(document) ==
        Strings{"1 I. 概要", "1 II. 対象", "1 III. 対策", "2 (1) 柵の修理", "2 (2) 山羊の捜索"});
  REQUIRE(document.citations.size() == 2);
  CHECK(document.citations[0].marker == "1");
  CHECK(document.citations[0].translation_url ==
        "http://www.jpcert.or.jp/tr/cert_advisories/CA-97.06.txt");
  CHECK(document.citations[1].url.empty());
}

TEST_CASE("an early alert with a title below its mark has that title") {
  const std::string mark = "JPCERT/CC Alert(Goat Worm)\n";
  const auto text =
      base::ReplaceAll(parse_test::EarlyAlert(), mark, mark + "\n        山羊に関する注意喚起\n\n");
  CHECK(Parse(text).title == "山羊に関する注意喚起");
}

TEST_CASE("a sentence below the mark is no title") {
  const auto document = Parse(
      "JPCERT-AT-1997-0003\n\n<<< JPCERT/CC Alert 1997-02-20 >>>\n\n"
      "  山羊が柵を\n  越えています。\n\nI. 概要\n");
  CHECK_FALSE(document.title);
  CHECK(document.issued == "1997-02-20");
}

TEST_CASE("a revised alert was issued on the day of its last revision") {
  const auto document = Parse(parse_test::RevisedAlert());
  CHECK(document.issued == "1999-07-20");
  CHECK(ValuesOf(document, "first-issued") == Strings{"1999-07-15"});
  REQUIRE(document.revision_notes.size() == 3);
  CHECK(document.revision_notes[0].text == "初版");
  CHECK(document.revision_notes[1].noted_on == "1999-07-18");
  CHECK(document.revision_notes[2].line == 7);
  const auto reversed = base::ReplaceAll(
      base::ReplaceAll(parse_test::RevisedAlert(), "07-20 (", "07-16 ("), "07-18 (", "07-19 (");
  CHECK(Parse(reversed).issued == "1999-07-19");
}

TEST_CASE("titles over several lines are put together") {
  const auto document = Parse(parse_test::RevisedAlert());
  CHECK(document.title ==
        "1999年7月15日に見つかった井戸の弱点を使って伝わる蛙の群れに関する注意喚起");
  CHECK(ValuesOf(document, "title-en") ==
        Strings{"Frogs That Spread Through a Weakness of the Well"});
  const auto later = Parse(parse_test::LaterAlert());
  CHECK(later.title == "2093年2月 納屋の定期点検 (緊急 6件含) に関する注意喚起");
  CHECK(ValuesOf(later, "title-en") ==
        Strings{"February 2093 Barn Inspection (including six urgent ones)"});
}

TEST_CASE("sections may have the Roman numerals of Japanese charsets") {
  const auto document = Parse(parse_test::RevisedAlert());
  CHECK(SectionsOf(document) == Strings{"1 Ⅰ. 概要", "1 Ⅱ. 影響を受ける製品", "1 Ⅲ. 参考情報"});
  CHECK(ValuesOf(document, "affects") ==
        Strings{"深井戸 2.0", "浅井戸 3.1.4 (組み込みのものを含む)"});
}

TEST_CASE("the revision history goes before the dated lines and tells the last day") {
  const auto document = Parse(parse_test::LaterAlert());
  CHECK(document.issued == "2093-02-16");
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[0].noted_on == "2093-02-14");
  CHECK(document.revision_notes[1].text == "屋根の修理について追記");
}

TEST_CASE("rows of asterisks divide and end nothing") {
  const auto document = Parse(parse_test::LaterAlert());
  CHECK(SectionsOf(document).size() == 4);
  CHECK(ValuesOf(document, "affects") ==
        Strings{"納屋 1", "納屋 2 (2092年に建てられたもので屋根のあるもの)"});
  CHECK(document.citations.size() == 2);
}

TEST_CASE("numerals that a sentence names head nothing") {
  const auto document = Parse(
      "JPCERT-AT-1998-0001\n\nI. 概要\n\n  手順の\nII. までと III. からを\nV. "
      "は後で行ないます。\n");
  CHECK(SectionsOf(document) == Strings{"1 I. 概要"});
}

TEST_CASE("days in the history of an alert are none of its header") {
  const auto document = parse::ParseDocument(
      "JPCERT-AT-1998-0031\nJPCERT/CC\n1998-08-02\n\n<<< JPCERT/CC Alert 1998-08-02 >>>\n\n"
      "戸締まりに関する注意喚起\n\n鍵を確かめてください。\n\n改訂履歴\n\n1998-08-02 誤字の修正\n"
      "1998-08-01 初版\n",
      "jpcert");
  CHECK(document.issued == "1998-08-02");
  CHECK(document.fields.empty());
  CHECK(document.revision_notes.size() == 2);
}
