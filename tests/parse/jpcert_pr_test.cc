#include "parse/jpcert_pr.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"
#include "tests/support/charset.h"

namespace {

using parse::Document;
using parse_test::CountsOf;
using parse_test::EarlyOverview;
using parse_test::FindCount;
using parse_test::Parse;
using parse_test::Replace;
using Strings = std::vector<std::string>;

// The facsimile with another list of ports.
Document WithPorts(const std::string& rows) {
  const std::string text = EarlyOverview();
  const std::size_t begin = text.find("        135 ");
  const std::size_t end = text.find("  (*1) 虫");
  return Parse(text.substr(0, begin) + rows + "\n" + text.substr(end));
}

}  // namespace

TEST_CASE("an overview says its number and title and days") {
  const Document document = Parse(EarlyOverview());
  CHECK(document.parser == "jpcert-pr");
  CHECK(document.charset == "UTF-8");
  CHECK(document.number == "JPCERT-PR-1998-0007");
  CHECK(document.series == "PR");
  CHECK(document.title == "JPCERT/CC 活動概要 [ 1998年1月1日 〜 1998年3月31日 ]");
  CHECK(document.issued == "1998-04-20");
  CHECK(document.period_start == "1998-01-01");
  CHECK(document.period_end == "1998-03-31");
}

TEST_CASE("every count of an overview is read with its label and footnotes and line") {
  const Document document = Parse(EarlyOverview());
  CHECK(CountsOf(document, "total") == Strings{"reports 1587"});
  CHECK(CountsOf(document, "source_tld") == Strings{"jp 812", "com 43", "co.uk 1"});
  CHECK(CountsOf(document, "notification") == Strings{"sites 304"});
  CHECK(CountsOf(document, "type") ==
        Strings{"scan 591", "forged-header 15", "intrusion 2", "dos 3", "other 38"});
  CHECK(CountsOf(document, "port") ==
        Strings{"135 327", "445 1247", "3389 173", "icmp 120", "20168 82"});
  CHECK(CountsOf(document, "publication") ==
        Strings{"alert 1", "report 13", "report-items 104", "activity-overview 1"});

  CHECK(FindCount(document, "source_tld", "jp")->label == ".jp");
  CHECK(FindCount(document, "type", "other")->label == "その他");
  CHECK(FindCount(document, "type", "scan")->label == "プローブ、スキャン、その他不審なアクセス");
  CHECK(FindCount(document, "port", "135")->label == "epmap");
  CHECK_FALSE(FindCount(document, "port", "3389")->label);
  CHECK_FALSE(FindCount(document, "port", "icmp")->label);
  CHECK(FindCount(document, "port", "445")->footnotes == Strings{"*1", "*2"});
  CHECK(FindCount(document, "port", "20168")->footnotes.empty());
  CHECK(FindCount(document, "total", "reports")->line == 15);
  CHECK(FindCount(document, "publication", "report")->label == "JPCERT/CC レポート");
  CHECK_FALSE(FindCount(document, "publication", "report-items")->label);
}

TEST_CASE("malware is named under its type without the word for what it is") {
  const Document document = Parse(EarlyOverview());
  REQUIRE(document.malware.size() == 2);
  CHECK(document.malware[0].type == "forged-header");
  CHECK(document.malware[0].name == "MyDoom/Novarg");
  CHECK(document.malware[1].name == "Witty");
}

TEST_CASE("references keep their marker and whole title and both addresses") {
  const Document document = Parse(EarlyOverview());
  REQUIRE(document.citations.size() == 3);
  CHECK(document.citations[0].marker == "1");
  CHECK(document.citations[0].title == "Locks and Keys");
  CHECK(document.citations[0].url == "http://www.example.org/locks.html");
  CHECK_FALSE(document.citations[0].translation_url);
  CHECK(document.citations[1].url == "http://www.example.org/doors.html");
  CHECK(document.citations[1].translation_url == "http://www.example.jp/doors.txt");
  CHECK(document.citations[2].title == "虫の本");
  CHECK(document.citations[2].url.empty());
}

TEST_CASE("a second address that is no translation is a citation of its own") {
  const Document document =
      Parse(Replace(EarlyOverview(), "locks.html", "locks.html http://www.example.org/more.html"));
  REQUIRE(document.citations.size() == 4);
  CHECK(document.citations[1].marker == "1");
  CHECK(document.citations[1].title == "Locks and Keys");
  CHECK(document.citations[1].url == "http://www.example.org/more.html");
}

TEST_CASE("the words for references are a head only where one may stand") {
  const std::string sentence = "  詳しくは\n参考文献\n[9] を見てください。\n";
  CHECK(Parse(Replace(EarlyOverview(), "§2. 公開文書\n", sentence + "\n§2. 公開文書\n"))
            .citations.size() == 3);
  CHECK(Parse(Replace(EarlyOverview(), "Appendix. 参考文献", "参考文献")).citations.size() == 3);
}

TEST_CASE("a list of references ends with its section") {
  const std::string list = "Appendix. 参考文献\n\n[1] 前の本\n\n§2. 公開文書\n\n[2] ではない\n";
  const Document document = Parse(Replace(EarlyOverview(), "§2. 公開文書\n", list));
  REQUIRE(document.citations.size() == 4);
  CHECK(document.citations[0].title == "前の本");
}

TEST_CASE("the revision history keeps its order and continued entries are whole") {
  const Document document = Parse(EarlyOverview());
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[0].noted_on == "1998-04-21");
  CHECK(document.revision_notes[0].text == "「§1. インシデント報告」の数を 2 か所で直した");
  CHECK(document.revision_notes[1].text == "初版 (JPCERT-PR-1998-0007)");
}

TEST_CASE("all charsets give the same facts") {
  const std::string text = EarlyOverview();
  const std::string facts = parse_test::Facts(Parse(text));
  const auto parsed_from = [&](const char* charset) {
    // The tables of Microsoft write the wave dash as a full-width tilde.
    const bool jis = std::string_view(charset) == "ISO-2022-JP";
    return Parse(support::Encode(jis ? text : Replace(text, "〜", "～"), charset));
  };
  for (const char* charset : {"ISO-2022-JP", "CP932", "EUC-JP-MS"}) {
    CAPTURE(charset);
    const Document document = parsed_from(charset);
    CHECK(document.charset == (std::string_view(charset) == "EUC-JP-MS" ? "EUC-JP" : charset));
    CHECK(parse_test::Facts(document) == facts);
  }
}

TEST_CASE("CRLF line ends change neither facts nor lines") {
  const Document plain = Parse(EarlyOverview());
  const Document crlf = Parse(Replace(EarlyOverview(), "\n", "\r\n"));
  CHECK(parse_test::Facts(crlf) == parse_test::Facts(plain));
  CHECK(crlf.counts.back().line == plain.counts.back().line);
}

TEST_CASE("full-width digits and letters give the same figures") {
  const Document document = Parse(parse_test::WithFullWidthDigits(EarlyOverview()));
  CHECK(CountsOf(document, "type") == CountsOf(Parse(EarlyOverview()), "type"));
  CHECK(CountsOf(document, "port") == CountsOf(Parse(EarlyOverview()), "port"));
  CHECK(document.issued == "1998-04-20");
  CHECK(document.citations.size() == 3);
}

TEST_CASE("sentences broken anywhere give the same facts") {
  const std::string facts = parse_test::Facts(Parse(EarlyOverview()));
  for (std::size_t width = 3; width < 60; ++width) {
    CAPTURE(width);
    CHECK(parse_test::Facts(Parse(parse_test::Rewrap(EarlyOverview(), width))) == facts);
  }
}

TEST_CASE("a count stands on the line of its digits") {
  const Document document =
      Parse(Replace(EarlyOverview(), "騙った手紙について 15件の", "騙った手紙について 15\n件の"));
  const parse::Count* count = FindCount(document, "type", "forged-header");
  REQUIRE(count);
  CHECK(count->count == 15);
  const std::string text = EarlyOverview();
  const auto line = base::SplitLines(text).at(static_cast<std::size_t>(count->line) - 1);
  CHECK(line.find("15件") != std::string_view::npos);
}

TEST_CASE("a number that may be broken over two lines is not claimed") {
  const Document document = Parse(Replace(EarlyOverview(), "ついて 591件", "ついて 5\n  91件"));
  CHECK_FALSE(FindCount(document, "type", "scan"));
  const Document thousands = Parse(Replace(EarlyOverview(), "1,587件", "1,\n  587件"));
  CHECK_FALSE(FindCount(thousands, "total", "reports"));
  const std::string flat = parse_test::Flatten(Replace(EarlyOverview(), "1,587件", "1,\n  587件"));
  CHECK_FALSE(FindCount(Parse(flat), "total", "reports"));
}

TEST_CASE("a row broken before the word for pieces is whole again") {
  const Document document = WithPorts("        135 (epmap) 327\n件 (*1)\n");
  REQUIRE(FindCount(document, "port", "135"));
  CHECK(FindCount(document, "port", "135")->footnotes == Strings{"*1"});
}

TEST_CASE("a port that cannot be is not claimed") {
  CHECK(CountsOf(WithPorts("        65535 5件\n        65536 6件\n"), "port") ==
        Strings{"65535 5"});
}

TEST_CASE("a figure of more than fifteen digits is not claimed") {
  CHECK(CountsOf(WithPorts("        80 1234567890123456789012件\n        81 7件\n"), "port") ==
        Strings{"81 7"});
}

TEST_CASE("a protocol makes a key of its own") {
  CHECK(CountsOf(WithPorts("  137/udp 5件\n  TCP 137 6件\n"), "port") ==
        Strings{"137/udp 5", "137/tcp 6"});
}

TEST_CASE("a range of ports and a protocol ahead of its port are keys") {
  CHECK(CountsOf(WithPorts("  135-139 (netbios) 70件\n  tcp/4444 60件\n  135-65536 6件\n"
                           "  1434〜1435/udp 5件\n"),
                 "port") == Strings{"135-139 70", "4444/tcp 60", "1434-1435/udp 5"});
  CHECK(FindCount(WithPorts("  135-139 (netbios) 70件\n"), "port", "135-139")->label == "netbios");
}

TEST_CASE("a footnote may stand before the count") {
  const Document document = WithPorts("  9898 (dabber) (*1) 30件\n  9899 (*1) (*2) 20件 (*3)\n");
  CHECK(CountsOf(document, "port") == Strings{"9898 30", "9899 20"});
  CHECK(FindCount(document, "port", "9898")->label == "dabber");
  CHECK(FindCount(document, "port", "9898")->footnotes == Strings{"*1"});
  CHECK_FALSE(FindCount(document, "port", "9899")->label);
  CHECK(FindCount(document, "port", "9899")->footnotes == Strings{"*1", "*2", "*3"});
}

TEST_CASE("a row of a list that nothing is known about keeps its words") {
  const Document document = WithPorts(
      "  (小窓) 9件\n  窓 4件\n  135 7件\n  謎のもの 8件\n  (-) 6件\n  (不明) 12件\n  裏口 (*1) "
      "3件\n  4444 "
      "2件\n");
  CHECK(CountsOf(document, "port") ==
        Strings{"小窓 9", "窓 4", "135 7", "謎のもの 8", "- 6", "不明 12", "裏口 3", "4444 2"});
  REQUIRE(FindCount(document, "port", "不明"));
  CHECK(FindCount(document, "port", "不明")->label == "不明");
  CHECK(FindCount(document, "port", "裏口")->footnotes == Strings{"*1"});
  const Document domains = Parse(
      Replace(EarlyOverview(), "        .co.uk        1 件", "        (不明)        4 件 (*1)"));
  CHECK(CountsOf(domains, "source_tld") == Strings{"jp 812", "com 43", "不明 4"});
}

TEST_CASE("a sentence behind a list is no row of it") {
  CHECK(CountsOf(WithPorts("  135 7件\n  叩かれた戸は 12件\n"), "port") == Strings{"135 7"});
  CHECK(CountsOf(WithPorts("  135 7件\n  古い戸 12件\n  が壊れていました。\n"), "port") ==
        Strings{"135 7"});
  CHECK(CountsOf(WithPorts("  135 7件\n  古い戸です。新しい戸 12件\n"), "port") ==
        Strings{"135 7"});
}

TEST_CASE("of several numbers of notifications only their sum is claimed") {
  const auto sites = [](const std::string& stated) {
    return CountsOf(Parse(Replace(EarlyOverview(), "件数は 304件です", stated)), "notification");
  };
  CHECK(sites("件数は、国内 30件、国外 40件の合計 70件です") == Strings{"sites 70"});
  CHECK(sites("件数は、国内 30件、国外 40件、計 70件です") == Strings{"sites 70"});
  CHECK(sites("件数は 70件 (うち国内 30件) です") == Strings{"sites 70"});
  CHECK(sites("件数は、国内 30件、国外 40件です").empty());
  CHECK(sites("件数は、統計 30件、国外 40件です").empty());
}

TEST_CASE("of several numbers of reports only their sum is claimed") {
  const auto reports = [](const std::string& stated) {
    return CountsOf(Parse(Replace(EarlyOverview(), "1,587件でした", stated)), "total");
  };
  CHECK(reports("国内 30件、国外 40件の合計 70件でした") == Strings{"reports 70"});
  CHECK(reports("国内 30件、国外 40件でした").empty());
}

TEST_CASE("an address behind the words for a translation is no citation of its own") {
  for (const char* mark : {"邦訳", "（邦訳）", "日本語版:", "【日本語訳】", "(日本語版)"}) {
    CAPTURE(mark);
    const Document document = Parse(Replace(EarlyOverview(), "(日本語訳)", mark));
    REQUIRE(document.citations.size() == 3);
    CHECK(document.citations[1].url == "http://www.example.org/doors.html");
    CHECK(document.citations[1].translation_url == "http://www.example.jp/doors.txt");
    CHECK(document.citations[1].title == "CA-1996-01 Doors");
  }
}

TEST_CASE("an address may stand right behind the words for a translation") {
  const Document document =
      Parse(Replace(EarlyOverview(), "(日本語訳)\n    http://www.example.jp/doors.txt",
                    "邦訳：http://www.example.jp/doors.txt http://www.example.jp/more.txt"));
  REQUIRE(document.citations.size() == 4);
  CHECK(document.citations[1].translation_url == "http://www.example.jp/doors.txt");
  CHECK(document.citations[2].url == "http://www.example.jp/more.txt");
}

TEST_CASE("the words for a translation may be those of a title") {
  const Document document = Parse(Replace(EarlyOverview(), "Locks and", "Locks 日本語版 and"));
  CHECK(document.citations.at(0).title == "Locks 日本語版 and Keys");
  CHECK(document.citations.at(0).url == "http://www.example.org/locks.html");
}

TEST_CASE("a marker with a letter starts a reference of its own") {
  const std::string text =
      Replace(EarlyOverview(), "[3] 虫の本", "[A1] 虫の本\n    http://www.example.jp/a1");
  for (const Document& document : {Parse(text), Parse(parse_test::Flatten(text))}) {
    REQUIRE(document.citations.size() == 3);
    CHECK(document.citations[2].marker == "A1");
    CHECK(document.citations[2].title == "虫の本");
    CHECK(document.citations[2].url == "http://www.example.jp/a1");
  }
}

TEST_CASE("Japanese lines are joined without a blank") {
  const Document document = Parse(
      Replace(Replace(EarlyOverview(), "[3] 虫の本", "[3] 虫の\n    本 in\n    家"),
              "1998-04-20 初版", "1998-04-20 とても長い\n    説明 (Ver.02)\n1998-04-20 初版"));
  CHECK(document.citations.at(2).title == "虫の本 in 家");
  REQUIRE(document.revision_notes.size() == 3);
  CHECK(document.revision_notes[1].text == "とても長い説明 (Ver.02)");
}

TEST_CASE("a version may stand on the last of the lines of a note") {
  for (const char* end : {"\n  の続き (Ver.02)\n", "の続き\n  (Ver.02)\n"}) {
    const Document document =
        Parse("JPCERT-PR-1998-0001\n改訂履歴\n\n1998-07-21 説明" + std::string(end));
    REQUIRE(document.revision_notes.size() == 1);
    CHECK(document.revision_notes[0].version == "Ver.02");
    CHECK(document.revision_notes[0].noted_on == "1998-07-21");
    CHECK(document.revision_notes[0].text == "説明の続き (Ver.02)");
  }
}

TEST_CASE("sections about other things give no counts") {
  for (const auto& count : Parse(EarlyOverview()).counts) CHECK(count.count != 30);
}

TEST_CASE("a list below a type is no list of types") {
  const Document document =
      Parse(Replace(EarlyOverview(), "(2) 家具の入れ替え\n",
                    "(2) 家具の入れ替え\n\n  これは 9件の報告にあります。\n"));
  CHECK(CountsOf(document, "type") == CountsOf(Parse(EarlyOverview()), "type"));
}

TEST_CASE("a rule ends the sections that are counted") {
  const std::string after = "\n__________\n\nI. スキャン\n\n  9件の報告を受領しています。\n";
  CHECK(CountsOf(Parse(EarlyOverview() + after), "type") ==
        CountsOf(Parse(EarlyOverview()), "type"));
}

TEST_CASE("there is one total and one number of notifications") {
  const Document document = Parse(EarlyOverview() + EarlyOverview());
  CHECK(CountsOf(document, "total").size() == 1);
  CHECK(CountsOf(document, "notification").size() == 1);
}

TEST_CASE("a numeral that a sentence names is no head even at the start of a line") {
  const Document document =
      Parse(Replace(EarlyOverview(), "上記 I. から IV. に", "上記\nI. から IV. に"));
  CHECK(FindCount(document, "type", "other")->count == 38);
}

TEST_CASE("the parts need not add up and nothing is corrected") {
  std::int64_t types = 0;
  for (const auto& count : Parse(EarlyOverview()).counts) {
    if (count.dimension == "type") types += count.count;
  }
  CHECK(types != 1587);
}
