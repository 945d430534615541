// Ways of writing an overview that no layout at hand has, but that its writers may have had.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/parse/facts.h"

namespace {

using parse::Document;
using parse_test::CountsOf;
using parse_test::FindCount;
using parse_test::Flatten;
using parse_test::Parse;
using Strings = std::vector<std::string>;

Document WithText(const std::string& text) {
  return Parse("JPCERT-PR-1998-0001\n§1. インシデント報告\n" + text);
}

Document WithTypeText(const std::string& text) { return WithText("[タイプ別分類]\n\n" + text); }

}  // namespace

TEST_CASE("the first section is that of incidents whether its head calls them so or reports") {
  for (const char* head : {"報告件数", "報告の件数", "報告状況", "報告の概要"}) {
    CAPTURE(head);
    const Document document = Parse("JPCERT-PR-1998-0001\n§1. " + std::string(head) +
                                    "\n\n受領した報告の件数は 31件でした。\n");
    CHECK(CountsOf(document, "total") == Strings{"reports 31"});
  }
  for (const char* head : {"活動報告", "報告書の発行", "報告会"}) {
    CAPTURE(head);
    const Document document = Parse("JPCERT-PR-1998-0001\n§1. " + std::string(head) +
                                    "\n\n受領した報告の件数は 31件でした。\n");
    CHECK(document.counts.empty());
  }
}

TEST_CASE("the total is stated of the reports or of their number") {
  for (const char* sentence :
       {"寄せられた報告は、全部で 1,520件です。", "受領した報告は 1,520 件でした。",
        "延べ 1520 件の報告がありました。", "報告件数は 1,520件となりました。",
        "1,520件のインシデント報告を受領しました。",
        "届出の総数は 1,520件です (前四半期は 763件)。",
        "報告件数は 1,520 件 (国内 1,020 件、国外 500 件) です。"}) {
    CAPTURE(sentence);
    CHECK(CountsOf(WithText(sentence), "total") == Strings{"reports 1520"});
  }
  CHECK(CountsOf(WithText("報告件数は 20件 (国内 5件、合計 25件) です。"), "total") ==
        Strings{"reports 25"});
  CHECK(CountsOf(WithText("このうち国外からの報告は 12件でした。"), "total").empty());
  CHECK(CountsOf(WithText("報告は前期に比べて増えました。相談は 12件でした。"), "total").empty());
}

TEST_CASE("a count that is all there is below a type is its count") {
  const Document document = WithTypeText(
      "I. プローブ、スキャン\n\n  1,034 件 (前期比 12% 減)\n\nII. 侵入\n\n  19 件\n\n改訂履歴\n\n"
      "  1998-04-16  統計を 20件に改めた\n");
  CHECK(CountsOf(document, "type") == Strings{"scan 1034", "intrusion 19"});
  CHECK(FindCount(document, "type", "intrusion")->line == 11);
}

TEST_CASE("a history of revisions counts no incidents") {
  const Document document = WithTypeText(
      "I. 侵入\n\n  報告はありませんでした。\n\n改訂履歴\n\n1998-04-16 4件の報告を追加。\n");
  CHECK(document.counts.empty());
  CHECK(document.revision_notes.size() == 1);
}

TEST_CASE("one pair of brackets may hold several marks") {
  const std::string text =
      "[タイプ別分類]\n\nI. スキャン\n\n  "
      "留守の家の戸を叩いて回るような接続について多くの報告を受領して"
      "います。報告の多いものから順に並べると次の表の通りです。\n\n  111 (sunrpc)  1,087 件 (*1, "
      "*2)\n  53 (domain) (*1、*3) "
      "99件\n"
      "  21 12件\n";
  for (const Document& document :
       {WithText(text), Parse(Flatten("JPCERT-PR-1998-0001\n§1. インシデント報告\n" + text))}) {
    REQUIRE(CountsOf(document, "port") == Strings{"111 1087", "53 99", "21 12"});
    CHECK(FindCount(document, "port", "111")->footnotes == Strings{"*1", "*2"});
    CHECK(FindCount(document, "port", "53")->footnotes == Strings{"*1", "*3"});
    CHECK(FindCount(document, "port", "21")->footnotes.empty());
  }
}

TEST_CASE("a domain may be called one") {
  const Document document =
      WithText("[送信元による分類]\n\n  jp ドメイン  310 件\n  .com ドメイン  21 件\n");
  CHECK(CountsOf(document, "source_tld") == Strings{"jp 310", "com 21"});
}

TEST_CASE("the count of a row may stand on the next line and that line is its source") {
  const Document document =
      WithTypeText("I. スキャン\n\n  53 (domain)\n      9 件 (*1)\n  icmp\n  7件\n");
  CHECK(CountsOf(document, "port") == Strings{"53 9", "icmp 7"});
  CHECK(FindCount(document, "port", "53")->line == 8);
  CHECK(FindCount(document, "port", "icmp")->line == 10);
  // A bare number is not known to be a port.
  CHECK(CountsOf(WithTypeText("I. スキャン\n\n  1998\n  9 件\n"), "port").empty());
}

TEST_CASE("English tags are known in their longer forms") {
  const Document document = WithTypeText(
      "I. 詐称 (forged mail)\n\n 5件の報告を受領。\n\nII. 妨害 (Denial of Service)\n\n "
      "6件の報告を受領。\n");
  CHECK(CountsOf(document, "type") == Strings{"forged-header 5", "dos 6"});
}

TEST_CASE("numbers of types that a sentence names are no heads") {
  const std::string text =
      "JPCERT-PR-1998-0001\n§1. インシデント報告\n\nI. タイプ別分類\n\n(1) 侵入 (intrusion)\n\n"
      "  侵入について 3件の報告を受領しています。\n\n(2) その他 (other)\n\n"
      "  上記 (1) から (1) に含まれないものについて 44件の報告を受領しています。\n";
  for (const Document& document : {Parse(text), Parse(Flatten(text))}) {
    CHECK(CountsOf(document, "type") == Strings{"intrusion 3", "other 44"});
    CHECK(document.sections.size() == 4);
  }
}

TEST_CASE("worms may be listed behind asterisks") {
  const Document document = WithTypeText(
      "I. 侵入\n\n  指摘されたワームのうち主なものは以下の通りです。\n\n    * Kame [1]\n    * "
      "Tsuru.B [2]\n");
  REQUIRE(document.malware.size() == 2);
  CHECK(document.malware[0].name == "Kame");
  CHECK(document.malware[1].name == "Tsuru.B");
}

TEST_CASE("a translation may be marked by any of its names") {
  for (const char* mark : {"(和訳)", "(邦訳)", "(日本語訳)"}) {
    const Document document = Parse(
        "JPCERT-PR-1998-0001\n\n参考文献\n\n[1] Locks and keys\n    http://a.example/en\n    " +
        std::string(mark) + "\n    http://a.example/ja\n");
    REQUIRE(document.citations.size() == 1);
    CHECK(document.citations[0].translation_url == "http://a.example/ja");
  }
}

TEST_CASE("a count that stands alone below a type is its count whatever follows") {
  const Document document = WithTypeText(
      "(1) プローブ、スキャン (scan)\n\n    802 件\n\n    ポート別の内訳は以下の通りです。\n\n"
      "        22   (ssh)  215件 (*1)\n\n(2) システムへの侵入 (intrusion)\n\n    74 件\n\n"
      "    侵入後に以下の行為が確認されています。\n\n        - rootkit の設置\n");
  CHECK(CountsOf(document, "type") == Strings{"scan 802", "intrusion 74"});
  CHECK(CountsOf(document, "port") == Strings{"22 215"});
  CHECK(document.counts.front().line == 7);
}

TEST_CASE("malware is named in sentences by the platform before its name") {
  const Document document = WithTypeText(
      "I. システムへの侵入\n\n  W32/Zotob.A、Linux/Adore 及び W32/Zotob.A の感染が 3件報告されて"
      "います。\n  Linux/Unix のシステムも、Linux/BSD も対象です。ISO/IEC とは関係ありません。\n");
  std::vector<std::string> names;
  for (const auto& malware : document.malware) names.push_back(malware.type + " " + malware.name);
  CHECK(names == Strings{"intrusion W32/Zotob.A", "intrusion Linux/Adore"});
}

TEST_CASE("publications are counted behind a head in brackets") {
  const Document document = Parse(
      "JPCERT-PR-1998-0001\n§1. インシデント報告\n\n§2. 公開文書\n\n  [注意喚起] 2 件\n\n"
      "  [JPCERT/CC レポート] 13 件、82 項目\n");
  CHECK(CountsOf(document, "publication") == Strings{"alert 2", "report 13"});
}

TEST_CASE("the head of the references may have a number and say Appendix") {
  const Document document = Parse(
      "JPCERT-PR-1998-0001\n§1. インシデント報告\n\n§3. Appendix. 参考文献\n\n"
      "    [1] A Title\n        http://www.example.org/a.html\n");
  REQUIRE(document.citations.size() == 1);
  CHECK(document.citations.front().url == "http://www.example.org/a.html");
}

TEST_CASE("the rest of a longer figure is no count of publications") {
  const auto counts = [](const std::string& head) {
    return CountsOf(
        Parse("JPCERT-PR-1998-0001\n§1. インシデント報告\n\n§2. 公開文書\n\n" + head + "\n\n"),
        "publication");
  };
  CHECK(counts("I. 注意喚起 1,247件") == counts("I. 注意喚起1,247件"));
  CHECK_FALSE(counts("I. 注意喚起 1,247件").empty());
  CHECK(counts("I. 注意喚起 1,2471件").empty());
}

TEST_CASE("the figure of a domain is whole where no blank stands before it") {
  const Document document = WithText("\n        .jp         812 件\n        .net43 件\n");
  CHECK(CountsOf(document, "source_tld") == Strings{"jp 812", "net 43"});
}
