#include "parse/jpcert_report.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/reports.h"
#include "tests/support/charset.h"

namespace {

using parse::Document;
using parse_test::EarlyReport;
using parse_test::Facts;
using parse_test::LaterReport;
using parse_test::Parse;
using Strings = std::vector<std::string>;

Strings KindsAndTitles(const Document& document) {
  Strings sections;
  for (const auto& s : document.sections) {
    sections.push_back(fmt::format("{} {}|{}", s.kind, s.marker, s.title));
  }
  return sections;
}

Strings LinksOf(const Document& document) {
  Strings links;
  for (const auto& c : document.citations) {
    links.push_back(fmt::format("{} {}|{}|{}|{}", c.kind, c.marker, c.title, c.url,
                                c.translation_url.value_or("")));
  }
  return links;
}

// A report with one item of this body.
Strings LinksOfItem(const std::string& body) {
  return LinksOf(Parse("JPCERT-WR-1998-0101\nJPCERT/CC REPORT 1998-01-07\n\n[1] 題\n\n" + body));
}

}  // namespace

TEST_CASE("a report says its number and title and day and the week it covers") {
  const Document document = Parse(EarlyReport());
  CHECK(document.parser == "jpcert-report");
  CHECK(document.number == "JPCERT-WR-1998-2203");
  CHECK(document.series == "WR");
  CHECK(document.title == "JPCERT/CC REPORT 1998-06-03");
  CHECK(document.issued == "1998-06-03");
  CHECK(document.period_start == "1998-05-24");
  CHECK(document.period_end == "1998-05-30");
}

TEST_CASE("the items of a report are its sections and their markers are those of their links") {
  const Document document = Parse(EarlyReport());
  CHECK(KindsAndTitles(document) == Strings{"item 1|戸を叩く虫の対策",
                                            "item 2|垣根の杭に関する長い題の続き",
                                            "memo |錠前の手入れ"});
  CHECK(document.sections[0].line == 14);
  CHECK(LinksOf(document) ==
        Strings{"source 1|Hedge Office Note HN-12 Knocking Insects|http://www.example.org/hn12|"
                "http://www.example.jp/hn12",
                "related 1|番小屋だより 虫の見分け方|http://www.example.jp/mushi|",
                "source 2|Fence Weekly Rotten Piles|http://www.example.org/piles.html|",
                "source 2|Fence Weekly Rotten Piles|ftp://ftp.example.org/piles|",
                "related 2|Fence Weekly CVE-1998-0042|http://www.example.org/0042|",
                "related |錠前の本|http://www.example.jp/lock|"});
  CHECK(document.citations[0].line == 18);
  REQUIRE(document.references.size() == 1);
  CHECK(document.references[0].id == "CVE-1998-0042");
}

TEST_CASE("the list of contents of a report does not double its items") {
  const Document document = Parse(LaterReport());
  CHECK(document.title == "JPCERT/CC レポート 2001-01-04");
  CHECK(document.period_start == "2000-12-24");
  CHECK(document.period_end == "2000-12-30");
  CHECK(KindsAndTitles(document) ==
        Strings{"item 1|井戸の蓋がはずれる", "item 2|「梯子」に脆弱性", "memo |蓋の閉め方"});
  CHECK(LinksOf(document) == Strings{"source 1|村役場 井戸の知らせ|http://www.example.jp/well|",
                                     "related 1|Well Board Lids|http://www.example.org/lids|",
                                     "source 2|大工組 はしご|http://www.example.jp/hashigo|",
                                     "related |蓋の図|http://www.example.jp/lid|"});
  REQUIRE(document.revision_notes.size() == 1);
  CHECK(document.revision_notes[0].noted_on == "2001-01-05");
}

TEST_CASE("a report gives the same facts in every charset") {
  for (const std::string& text : {EarlyReport(), LaterReport()}) {
    for (const char* charset : {"ISO-2022-JP", "EUC-JP", "CP932"}) {
      CHECK(Facts(Parse(support::Encode(text, charset))) == Facts(Parse(text)));
    }
  }
}

TEST_CASE("a report whose line ends are lost gives the same facts") {
  const std::string text = LaterReport();
  std::string named = text;
  named.replace(named.find("○蓋の閉め方"), sizeof("○蓋の閉め方") - 1, "");
  CHECK(Facts(Parse(parse_test::Flatten(named))) == Facts(Parse(named)));
  const Document early = Parse(parse_test::Flatten(EarlyReport()));
  CHECK(early.issued == "1998-06-03");
  CHECK(early.period_end == "1998-05-30");
  CHECK(early.sections.size() == 3);
  CHECK(early.citations.size() == 6);
}

TEST_CASE("days and digits of a report may be written in other ways") {
  const std::string text = EarlyReport();
  const auto with = [&text](const char* from, const char* to) {
    return Parse(base::ReplaceAll(text, from, to));
  };
  CHECK(with("REPORT 1998-06-03", "REPORT 1998/06/03").issued == "1998-06-03");
  CHECK(with("REPORT 1998-06-03", "レポート [1998年6月3日]").issued == "1998-06-03");
  CHECK(with("REPORT 1998-06-03", "REPORT １９９８-０６-０３").issued == "1998-06-03");
  CHECK(with("REPORT 1998-06-03", "REPORT\n 1998-06-03").issued == "1998-06-03");
  CHECK(with("1998-05-24(日) から\n1998-05-30(土)", "5月24日(日) から 5月30日(土)").period_start ==
        "1998-05-24");
  CHECK(with("[1]", "【１】").sections[0].marker == "1");
}

TEST_CASE("a number in brackets that a sentence names is no item") {
  std::string text = EarlyReport();
  const std::string sentence = "虫が来るので";
  REQUIRE(text.find(sentence) != std::string::npos);
  text.insert(text.find(sentence), "虫が\n[2] を参照しながら[2]\n[2] 番目の戸に来る。");
  CHECK(KindsAndTitles(Parse(text)) == KindsAndTitles(Parse(EarlyReport())));
}

TEST_CASE("the addresses of the header and the footer belong to no item") {
  for (const auto& text : {EarlyReport(), LaterReport()}) {
    CHECK(text.find("www.example.jp/form") != std::string::npos);
    for (const auto& citation : Parse(text).citations) {
      CHECK(citation.url.find("www.example.jp/form") == std::string::npos);
    }
  }
}

TEST_CASE("a report without a number is known by its title") {
  const Document document = Parse("各位\n\n <<< JPCERT/CC REPORT 1998-06-03 >>>\n\n[1] 題\n");
  CHECK(document.series == "WR");
  CHECK_FALSE(document.number);
  CHECK(document.issued == "1998-06-03");
  CHECK(document.sections.size() == 1);
  CHECK(Parse("JPCERT-AT-1998-0001\nJPCERT/CC REPORT 1998-06-03\n").series == "AT");
}

TEST_CASE("the title of a link is what stands right above its address") {
  CHECK(LinksOfItem("誰か\n何か\n\n本文です。\n\nhttp://a/1\n") ==
        Strings{"source 1||http://a/1|"});
  CHECK(LinksOfItem("本文です。\n詳しくは\nhttp://a/1\nをご覧ください。\n") ==
        Strings{"source 1||http://a/1|"});
  CHECK(LinksOfItem("- 誰か <http://a/1> (邦訳) http://a/2\n") ==
        Strings{"source 1|誰か|http://a/1|http://a/2"});
  CHECK(LinksOfItem("題\n\nhttp://a/1\n日本語訳: http://a/2\nhttp://a/3を見よ。\n") ==
        Strings{"source 1|題|http://a/1|http://a/2", "source 1||http://a/3|"});
  CHECK(LinksOfItem("(http://a/1).\n") == Strings{"source 1||http://a/1|"});
}

TEST_CASE("a rule below the head of an item does not end it") {
  CHECK(LinksOf(Parse("JPCERT-WR-1998-0101\n\n[1] 題\n-----------\n誰か\nhttp://a/1\n")).size() ==
        1);
  CHECK(
      LinksOf(Parse("JPCERT-WR-1998-0101\n\n[1] 題\n\n本文\n-------\n誰か\nhttp://a/1\n")).empty());
}

TEST_CASE("days without a year are the last before the report") {
  const auto period = [](const std::string& line) {
    const Document document = Parse("JPCERT-WR-1998-0101\nJPCERT/CC REPORT 1998-01-07\n" + line);
    return document.period_start.value_or("-") + " " + document.period_end.value_or("-");
  };
  CHECK(period("■12/28(日)〜01/03(土) の話") == "1997-12-28 1998-01-03");
  CHECK(period("1997年12月28日(日) から 1月3日(土)") == "1997-12-28 1998-01-03");
  CHECK(period("■02/30(日)〜03/31(土)") == "- -");
  CHECK(period("[1] 1/1〜1/2 に起きたこと") == "- -");
}

TEST_CASE("a flattened report has its title behind its number where no issuer stands between") {
  const auto document = parse::ParseDocument(
      "JPCERT-WR-1998-0501 JPCERT/CC REPORT 1998-02-06 1/27(日) から 2/2(土) の間の情報です。 "
      "[1] 鍵の話 A bulletin http://a.example/ [2] 扉の話 Another http://b.example/",
      "jpcert");
  CHECK(document.title == "JPCERT/CC REPORT 1998-02-06");
  CHECK(document.issued == "1998-02-06");
  CHECK(document.number == "JPCERT-WR-1998-0501");
}

TEST_CASE("a title that is too long is cut at a blank or at a character") {
  const auto title = [](const std::string& words) {
    return Parse("JPCERT-WR-1998-0101\nJPCERT/CC REPORT 1998-01-07\n\n[1] " + words + "\n\nx\n")
        .sections.at(0)
        .title;
  };
  std::string kana;
  while (kana.size() < 600) kana += "あ";
  CHECK(title(kana) == kana.substr(0, 399));
  CHECK(title("戸 " + kana) == "戸");
}
