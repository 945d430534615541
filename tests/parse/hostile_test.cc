#include <doctest/doctest.h>

#include <chrono>
#include <string>
#include <vector>

#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

constexpr std::string_view kHead = "JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n";

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
  for (const char* piece : {"135 327件 (*1) ", "135 327件 (*1) x ", "I. ", "I. a b c d ", "( ",
                            "[a ", ".au 2 件 ", "===== ", "Netsky [1] ", "参考文献 [1] x "}) {
    texts.push_back(Flat(piece));
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
  CHECK(parse::ParseDocument("FreeBSD-SA-93:01\n" + Repeat("Credits: x\n", 200'000), "freebsd")
            .fields.size() == 10'000);
}

TEST_CASE("one reference with a thousand addresses does not repeat its title a thousand times") {
  const auto document = parse::ParseDocument(
      std::string(kHead) + "Appendix. 参考文献\n[1] title " + Repeat("http://a ", 9'000), "jpcert");
  CHECK(document.citations.size() == 9);
}
