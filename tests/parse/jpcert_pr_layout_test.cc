#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"

namespace {

using parse::Document;
using parse_test::CountsOf;
using parse_test::FindCount;
using parse_test::LaterOverview;
using parse_test::Parse;
using parse_test::Replace;
using parse_test::TaggedOverview;
using Strings = std::vector<std::string>;

// An overview with one type whose head is `label`.
Document WithType(const std::string& label) {
  return Parse("JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n\nI. " + label +
               "\n\n  それについて 5件の報告を受領しています。\n");
}

// The divisions of early 2004 with a table in place of heads and sentences.
Document WithTable(const std::string& part, const std::string& rows) {
  return Parse("JPCERT-PR-1998-0001\n§1. インシデント報告\n[" + part + "]\n\n" + rows + "\n");
}

}  // namespace

TEST_CASE("divisions as Roman numerals and types in brackets give the same kinds of counts") {
  const Document document = Parse(TaggedOverview());
  CHECK(CountsOf(document, "total") == Strings{"reports 920"});
  CHECK(CountsOf(document, "source_tld") == Strings{"jp 812", "net 43"});
  CHECK(CountsOf(document, "notification") == Strings{"sites 104"});
  CHECK(CountsOf(document, "type") == Strings{"scan 861", "forged-header 21", "intrusion 6",
                                              "dos 3", "paper-plane 7", "other 33"});
  CHECK(FindCount(document, "type", "dos")->label == "サービス運用妨害につながる攻撃");
}

TEST_CASE("the last dated line of the header is the day of issue") {
  CHECK(Parse(TaggedOverview()).issued == "1998-07-19");
  CHECK(Parse(Replace(TaggedOverview(), "発 行 日: 1998/07/19 (Ver.02)", "")).issued ==
        "1998-07-16");
}

TEST_CASE("without a revision history the versions of the header are the notes") {
  const Document document = Parse(TaggedOverview());
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[0].version == "Ver.01");
  CHECK(document.revision_notes[0].noted_on == "1998-07-16");
  CHECK(document.revision_notes[0].text == "初版");
  CHECK(document.revision_notes[1].version == "Ver.02");
}

TEST_CASE("a version behind the words of a note is read and left where it is") {
  const Document document = Parse(TaggedOverview() + "\n改訂履歴\n\n1998-07-19 直した (Ver.02)\n");
  REQUIRE(document.revision_notes.size() == 1);
  CHECK(document.revision_notes[0].version == "Ver.02");
  CHECK(document.revision_notes[0].text == "直した (Ver.02)");
}

TEST_CASE("an introduction with an address and later types are read") {
  const Document document = Parse(LaterOverview());
  CHECK(CountsOf(document, "total") == Strings{"reports 763"});
  CHECK(CountsOf(document, "source_tld") == Strings{"jp 500", "de 20", "other 31"});
  CHECK(CountsOf(document, "type") ==
        Strings{"scan 580", "phishing 70", "defacement 12", "malware 9"});
  CHECK(CountsOf(document, "port") == Strings{"22 210", "1026/udp 95", "other 118"});
  CHECK(FindCount(document, "port", "other")->label == "その他");
  CHECK(document.issued == "1999-04-07");
}

TEST_CASE("the end of a period may leave its year to the start") {
  CHECK(Parse(LaterOverview()).period_end == "1999-03-31");
}

TEST_CASE("a type is known by its tag or else by its words or else by itself") {
  const auto key = [](const std::string& label) { return WithType(label).counts.at(0).key; };
  CHECK(key("ほにゃらら (scan)") == "scan");
  CHECK(key("システムへの侵入") == "intrusion");
  CHECK(key("フィッシング") == "phishing");
  CHECK(key("Web 偽装事案") == "phishing");
  CHECK(key("マルウェアの感染") == "malware");
  CHECK(key("Web サイトの改ざん") == "defacement");
  CHECK(key("DDoS 攻撃") == "dos");
  CHECK(key("紙飛行機 (Paper, Plane)") == "paper--plane");
  CHECK(key("紙飛行機") == "紙飛行機");
  CHECK(WithType("紙飛行機 (plane)").counts.at(0).label == "紙飛行機");
  CHECK(WithType("①の株㈱ ②").counts.at(0).label == "①の株㈱ ②");
}

TEST_CASE("a tag on a line of its own belongs to the head above") {
  const Document document = Parse(
      Replace(TaggedOverview(), "紙飛行機の投げ込み (paper", "紙飛行機の投げ込み\n    (paper"));
  REQUIRE(FindCount(document, "type", "paper-plane"));
  CHECK(FindCount(document, "type", "paper-plane")->label == "紙飛行機の投げ込み");
}

TEST_CASE("the count of a type may stand in its head") {
  const Document document = Parse(
      Replace(TaggedOverview(), "紙飛行機の投げ込み (paper plane)", "紙飛行機 (paper plane) 8件"));
  CHECK(FindCount(document, "type", "paper-plane")->count == 8);
}

TEST_CASE("a sentence that ends on its count gives the count of its type") {
  const auto document = [](const std::string& sentence) {
    return Parse(
        "JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n\n"
        "(4) 的への投げ込み (targeted)\n\n" +
        sentence + "\n");
  };
  CHECK(CountsOf(document("  的に当たったものが 2件。"), "type") == Strings{"targeted 2"});
  CHECK(document("  的に当たったものが 1件、外れたものが 2件。").counts.empty());
  CHECK(document("  的から 2件ほど外れました。的は 3件。").counts.empty());
}

TEST_CASE("a head longer than any title makes no key") {
  std::string label;
  for (int i = 0; i < 200; ++i) label += "長";
  CHECK(WithType(label).counts.empty());
}

TEST_CASE("tables in place of sentences keep unknown labels") {
  CHECK(CountsOf(WithTable("タイプ別分類", "  スキャン 12件\n  凧揚げ 3件\n"), "type") ==
        Strings{"scan 12", "凧揚げ 3"});
  CHECK(CountsOf(WithTable("送信元による分類", "  .jp 12件\n  不明 3件\n"), "source_tld") ==
        Strings{"jp 12", "不明 3"});
}

TEST_CASE("the piece of a sentence is no row of a table") {
  CHECK(WithTable("送信元による分類", "  ここに挙げる便りは 12件\n").counts.empty());
  CHECK(WithTable("送信元による分類", "  昔の話をすれば\n  便りは 年明け 12件\n  でした。\n")
            .counts.empty());
}

TEST_CASE("sentences broken anywhere give the same facts in every layout") {
  for (const auto overview : {TaggedOverview, LaterOverview}) {
    const std::string facts = parse_test::Facts(Parse(overview()));
    for (std::size_t width = 3; width < 50; width += 2) {
      CAPTURE(width);
      CHECK(parse_test::Facts(Parse(parse_test::Rewrap(overview(), width))) == facts);
    }
  }
}

TEST_CASE("a title may run over two lines") {
  const Document document =
      Parse(Replace(TaggedOverview(), "活動概要 [", "活動概要\n                  ["));
  CHECK(document.title == "JPCERT/CC 活動概要 [ 1998-04-01 〜 1998/06/30 ]");
  CHECK(document.period_start == "1998-04-01");
  CHECK(document.period_end == "1998-06-30");
}

TEST_CASE("an overview that lost its number is known by its title") {
  const Document document = Parse(Replace(TaggedOverview(), "JPCERT-PR-1998-0011\n", ""));
  CHECK(document.parser == "jpcert-pr");
  CHECK(document.series == "PR");
  CHECK_FALSE(document.number);
  CHECK(CountsOf(document, "total") == Strings{"reports 920"});
}
