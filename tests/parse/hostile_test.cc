#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>
#include <vector>

#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

constexpr std::string_view kHead = "JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n";

const std::string kReport = "JPCERT-WR-1998-0101\nJPCERT/CC REPORT 1998-01-07\n\n[1] x\n";
const std::string kTranslation = "CERT(*) Advisory CA-93.77\nJPCERT/CC\nTopic: x\n";

std::string Repeat(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

double SecondsToParse(const std::string& text) {
  const auto start = std::chrono::steady_clock::now();
  for (const char* profile : {"jpcert", "freebsd"}) parse::ParseDocument(text, profile);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

std::string Flat(std::string_view piece) {
  return parse_test::Flatten(kHead) + " " + Repeat(piece, 900'000);
}

}  // namespace

// What takes a time that grows with the square of the size takes minutes here; what is linear takes
// tens of milliseconds, and with sanitizers a second.
TEST_CASE("time is linear in the size of the text") {
  constexpr std::size_t kSize = std::size_t{2} << 20U;
  const std::string head(kHead);
  const std::string advisory = "FreeBSD-SA-93:01\n";
  std::vector<std::string> texts = {
      Repeat("\n", kSize),
      Repeat("\x1B$B", kSize),
      Repeat("\xA4", kSize),
      Repeat("\x82\xA0\x82\xA0\x82\xA0\xFF", kSize),
      Repeat("ｶﾞ", kSize),
      head + Repeat("1", kSize),
      head + Repeat("I. スキャン\n", kSize),
      head + Repeat("1\n件 ", kSize),
      head + Repeat("数は", kSize),
      head + "Appendix. 参考文献\n[1] " + Repeat("x ", kSize) + Repeat("http://a ", kSize),
      head + "I. スキャン\n" +
          Repeat("ワームのうち主なものを以下に紹介します。\nNetsky [25]\n", kSize),
      kReport + Repeat("[1] x\n", kSize),
      kReport + Repeat("x ", kSize) + Repeat("http://a ", kSize),
      kReport + Repeat("http://a", kSize),
      kReport + Repeat("http://) ", kSize),
      kReport + Repeat("x\n", kSize) + Repeat("http://a\n", kSize),
      kReport + Repeat("\n[2] x\n\n[1] x\n", kSize),
      kReport + Repeat("今週の一口メモ\n\n\n", kSize),
      kReport + "[今週の一口メモ]\n" + Repeat("\n", kSize),
      kTranslation + Repeat("Topic: x\n", kSize),
      kTranslation + "Topic: " + Repeat("x ", kSize),
      kTranslation + Repeat("主題:\ny\n", kSize),
      kTranslation + Repeat("Last revised: ", kSize),
      kTranslation + Repeat("Revision history\n", kSize),
      kTranslation + Repeat("UPDATES\nMay 1, 1990 x\n", kSize),
      kTranslation + Repeat("I. Impact\n", kSize),
      kTranslation + Repeat("\n", kSize),
      head + "I. 侵入\n主なものは次の通りです。\n" + Repeat("- x\n", kSize),
      head + "I. 侵入\n主なものは次の通りです。\n- x\n" + Repeat("  y\n", kSize),
      head + "I. 侵入\n" + Repeat("主なものは次の通り\n", kSize),
      head + "I. 侵入\n" + Repeat("主なものは次の通りです。\n- x\n", kSize),
      head + Repeat("(*1) x\n", kSize),
      head + "(*1) x\n" + Repeat("y\n", kSize),
      head + "§2. 公開文書\n" + Repeat("1998-02-16 x\n", kSize),
      head + "§2. 公開文書\n1998-02-16 x\n" + Repeat("y\n", kSize),
      head + "§2. 公開文書\n" + Repeat("http://a/\n", kSize),
      head + Repeat("§3. イベント\n(1) x\n", kSize),
      advisory + "I. References\n" + Repeat("x\n", kSize) + Repeat("http://a\n", kSize),
      advisory + "I. References\nx " + Repeat("http://a ", kSize),
      advisory + "Note: x\n" + Repeat("y\n", kSize),
      advisory + Repeat("I. References\n", kSize),
      advisory + "Topic: x\n" + Repeat(" y\n", kSize),
      advisory + "0. Revision History\nv1.0 2000-01-01 x\n" + Repeat("y\n", kSize),
      advisory + "Announced: " + Repeat("Jan ", kSize),
  };
  const std::string alert = "JPCERT-AT-1998-0001\n\n";
  for (const char* piece :
       {"VU#\n", "CVE-2003-\n0528\n", "目次\nI. x\n", "1. x\n\n", "I. x\n", "改訂履歴\n\n",
        "改訂履歴\n1998-01-01 x\n", "参考情報\n\n", "IV. 参考情報\n", "<<< x >>>\n", "Title\n",
        "\n  x\n", "1998-01-01 (更新)\n", "最新情報:\nhttp://a/\n", "http://a/\n", "*****\n",
        "=====\n"}) {
    texts.push_back(alert + Repeat(piece, kSize / 16));
    texts.push_back(alert + "II. 対象\n\n" + Repeat(piece, kSize / 16));
    texts.push_back("PRESS RELEASE JPCERT/CC\n" + Repeat(piece, kSize / 16));
  }
  for (const char* piece : {"- x\n", "x\n", "- x\n  y\n", "  y\n", "[1] x\n", "x\n\nhttp://a/\n"}) {
    texts.push_back(alert + "II. 対象\n\n - x\n" + Repeat(piece, kSize / 16));
    texts.push_back(alert + "IV. 参考情報\n\n" + Repeat(piece, kSize / 16));
  }
  for (const char* piece :
       {"<<< x ", "JPCERT-AT-1998-0001 ", "1998-01-01 ", "初 版: ", "x ", "最新情報 "}) {
    texts.push_back("JPCERT-AT-1998-0001 " + Repeat(piece, 300'000));
    texts.push_back("<<< JPCERT/CC Alert >>> JPCERT-AT-1998-0001 " + Repeat(piece, 300'000));
  }
  for (const char* piece :
       {"135 327件 (*1) ", "135 327件 (*1) x ", "I. ", "I. a b c d ", "( ", "[a ", ".au 2 件 ",
        "===== ", "Netsky [1] ", "参考文献 [1] x ", "§2. 公開文書 1998-02-16 x ",
        "§3. イベント I. a b c d ", "- x ", "I. a・b ", "(*1) x "}) {
    texts.push_back(Flat(piece));
  }
  for (const char* piece :
       {"[1] x ", "【1】x [2] ", "[2] ", "■ ", "http://a ", "改訂履歴 1990-01-01 "}) {
    texts.push_back(kReport + Repeat(piece, 900'000));
  }
  for (const char* piece : {"Topic: ", "I. Impact ", "May 1, 1990 ",
                            "Revision history May 1, 1990 ", "CERT Advisory CA-90.01 "}) {
    texts.push_back(kTranslation + Repeat(piece, 900'000));
  }
  for (const std::string& text : texts) {
    CAPTURE(text.substr(0, 120));
    CHECK(SecondsToParse(text) < 20);
  }
}

TEST_CASE("a text of line ends only asks for little memory") {
  CHECK(parse::ReadLines(Repeat("\n", 1'000'000)).size() == 200'000);
}

TEST_CASE("a hostile document puts no more than ten thousand rows of a kind into the archive") {
  const std::string head(kHead);
  CHECK(parse::ParseDocument(head + Repeat(".au 2 件\n", 200'000), "jpcert").counts.size() ==
        10'000);
  CHECK(parse::ParseDocument(head + "Appendix. 参考文献\n" + Repeat("[1] x\n", 200'000), "jpcert")
            .citations.size() == 10'000);
  CHECK(parse::ParseDocument(head + "改訂履歴\n" + Repeat("2004-04-15 x\n", 200'000), "jpcert")
            .revision_notes.size() == 10'000);
  CHECK(parse::ParseDocument(head + "I. スキャン\nワームのうち主なものを以下に紹介します。\n" +
                                 Repeat("Netsky [25]\n", 200'000),
                             "jpcert")
            .malware.size() == 10'000);
  const auto sizes = [&](const std::string& text) {
    const auto document = parse::ParseDocument(head + text, "jpcert");
    return std::max({document.actions.size(), document.publications.size()});
  };
  CHECK(sizes("I. 侵入\n主なものは次の通りです。\n" + Repeat("- x\n", 200'000)) == 10'000);
  CHECK(sizes("§2. 公開文書\n" + Repeat("1998-02-16 x\n", 200'000)) == 10'000);
  CHECK(parse::ParseDocument("FreeBSD-SA-93:01\n" + Repeat("I. Cats\n", 200'000), "freebsd")
            .sections.size() == 10'000);
  CHECK(parse::ParseDocument("FreeBSD-SA-93:01\n" + Repeat("Credits: x\n", 200'000), "freebsd")
            .fields.size() == 10'000);
}

TEST_CASE("a hostile report or translation has a bound of rows too") {
  CHECK(parse::ParseDocument(kReport + Repeat("http://a\n", 200'000), "jpcert").citations.size() ==
        10'000);
  CHECK(parse::ParseDocument(kReport + Repeat("[今週の一口メモ]\n", 300'000), "jpcert")
            .sections.size() == 10'000);
  CHECK(parse::ParseDocument(kTranslation + "\n" + Repeat("I. x\n", 200'000), "jpcert")
            .sections.size() == 10'000);
}

TEST_CASE("an item with a thousand addresses does not repeat a title a thousand times") {
  const auto document =
      parse::ParseDocument(kReport + "title\n" + Repeat("http://a ", 9'000), "jpcert");
  std::size_t titled = 0;
  for (const auto& citation : document.citations) titled += citation.title.empty() ? 0 : 1;
  CHECK(titled == 9);
}

TEST_CASE("one reference with a thousand addresses does not repeat its title a thousand times") {
  const auto document = parse::ParseDocument(
      std::string(kHead) + "Appendix. 参考文献\n[1] title " + Repeat("http://a ", 9'000), "jpcert");
  CHECK(document.citations.size() == 9);
}
