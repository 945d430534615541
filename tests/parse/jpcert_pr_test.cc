#include "parse/jpcert_pr.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"
#include "tests/support/charset.h"

namespace {

using parse::Document;
using parse_test::CountsOf;
using parse_test::EarlyOverview;
using parse_test::FindCount;
using Strings = std::vector<std::string>;

Document Parse(std::string_view text) { return parse::ParseDocument(text, "jpcert"); }

std::string Replace(std::string text, std::string_view from, std::string_view to) {
  REQUIRE(text.find(from) != std::string::npos);
  return base::ReplaceAll(std::move(text), from, to);
}

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
  CHECK(document.revision_notes[0].text ==
        "「§1. インシデント報告」の数を直し、 あわせて綴りも直した");
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
