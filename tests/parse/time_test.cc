#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <vector>

#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/reports.h"

namespace {

using parse_test::LeastReport;
using parse_test::LeastTranslation;

const std::string kOverview = "JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n";
const std::string kAlert = "JPCERT-AT-1998-0001\n\n";
const std::string kAdvisory = "FreeBSD-SA-93:01\n";

// A text of any size: what it starts with, and then the pieces, each repeated.
struct Shape {
  std::string head;
  std::vector<std::string> pieces;
};

std::string TextOf(const Shape& shape, std::size_t size) {
  std::string text = shape.head;
  for (const std::string& piece : shape.pieces) {
    const std::size_t end = text.size() + size;
    while (text.size() < end) text += piece;
  }
  return text;
}

// Of the processor: what else runs on the machine does not count.
double SecondsToParse(const std::string& text) {
  const std::clock_t start = std::clock();
  for (const char* profile : {"jpcert", "freebsd"}) parse::ParseDocument(text, profile);
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

// Sixteen times the text takes as long as the small text sixteen times, and sixteen times that
// where the time grows with the square. The bound is passed where the square is a twentieth of the
// time for the small text. The two are measured one after the other, so that a neighbour who slows
// the machine's memory slows both.
bool TakesLinearTime(const Shape& shape) {
  constexpr int kTimes = 16;
  constexpr int kAttempts = 8;
  constexpr double kMost = 1.75;
  constexpr double kNoise = 0.001;  // seconds
  constexpr std::size_t kSmall = std::size_t{5} << 10U;
  const std::string small = TextOf(shape, kSmall);
  const std::string large = TextOf(shape, kTimes * kSmall);
  for (int attempt = 0; attempt < kAttempts; ++attempt) {
    double small_seconds = 0;
    for (int i = 0; i < kTimes; ++i) small_seconds += SecondsToParse(small);
    if (SecondsToParse(large) <= kMost * small_seconds + kNoise) return true;
  }
  return false;
}

void CheckTime(const Shape& shape) {
  CAPTURE(shape.head + shape.pieces.back());
  CHECK(TakesLinearTime(shape));
}

}  // namespace

TEST_CASE("the time for a text of any charset grows with its size") {
  for (const char* piece : {"\n", "\x1B$B", "\xA4", "\x82\xA0\x82\xA0\x82\xA0\xFF", "ｶﾞ"}) {
    CheckTime({"", {piece}});
  }
}

TEST_CASE("the time for an overview grows with its size") {
  const std::string intrusion = kOverview + "I. 侵入\n";
  const std::string publications = kOverview + "§2. 公開文書\n";
  for (const char* piece : {"1", "I. スキャン\n", "1\n件 ", "135 (epmap)\n1件\n", "数は",
                            "報告は、", "以下:\n", "(*1) x\n", "§3. イベント\n(1) x\n"}) {
    CheckTime({kOverview, {piece}});
  }
  CheckTime({kOverview + "Appendix. 参考文献\n[1] ", {"x ", "http://a "}});
  CheckTime(
      {kOverview + "I. スキャン\n", {"ワームのうち主なものを以下に紹介します。\nNetsky [25]\n"}});
  CheckTime({intrusion + "主なものは次の通りです。\n", {"- x\n"}});
  CheckTime({intrusion + "主なものは次の通りです。\n- x\n", {"  y\n"}});
  CheckTime({intrusion, {"主なものは次の通り\n"}});
  CheckTime({intrusion, {"主なものは次の通りです。\n- x\n"}});
  CheckTime({kOverview + "(*1) x\n", {"y\n"}});
  CheckTime({kOverview, {"y\n"}});
  CheckTime({publications, {"1998-02-16 x\n"}});
  CheckTime({publications + "1998-02-16 x\n", {"y\n"}});
  CheckTime({publications, {"http://a/\n"}});
}

TEST_CASE("the time for a report grows with its size") {
  for (const char* piece :
       {"[1] x\n", "http://a", "http://) ", "\n[2] x\n\n[1] x\n", "今週の一口メモ\n\n\n"}) {
    CheckTime({LeastReport(), {piece}});
  }
  CheckTime({LeastReport(), {"x ", "http://a "}});
  CheckTime({LeastReport(), {"x\n", "http://a\n"}});
  CheckTime({LeastReport() + "[今週の一口メモ]\n", {"\n"}});
}

TEST_CASE("the time for a translation grows with its size") {
  for (const char* piece : {"Topic: x\n", "主題:\ny\n", "Last revised: ", "Revision history\n",
                            "UPDATES\nMay 1, 1990 x\n", "I. Impact\n", "\n"}) {
    CheckTime({LeastTranslation(), {piece}});
  }
  CheckTime({LeastTranslation() + "Topic: ", {"x "}});
}

TEST_CASE("the time for an advisory grows with its size") {
  CheckTime({kAdvisory + "I. References\n", {"x\n", "http://a\n"}});
  CheckTime({kAdvisory + "I. References\nx ", {"http://a "}});
  CheckTime({kAdvisory + "Note: x\n", {"y\n"}});
  CheckTime({kAdvisory, {"I. References\n"}});
  CheckTime({kAdvisory + "Topic: x\n", {" y\n"}});
  CheckTime({kAdvisory + "0. Revision History\nv1.0 2000-01-01 x\n", {"y\n"}});
  CheckTime({kAdvisory + "Announced: ", {"Jan "}});
}

TEST_CASE("the time for an alert or a press release grows with its size") {
  for (const char* piece :
       {"VU#\n", "CVE-2003-\n0528\n", "目次\nI. x\n", "1. x\n\n", "I. x\n", "改訂履歴\n\n",
        "改訂履歴\n1998-01-01 x\n", "参考情報\n\n", "IV. 参考情報\n", "<<< x >>>\n", "Title\n",
        "\n  x\n", "1998-01-01 (更新)\n", "最新情報:\nhttp://a/\n", "http://a/\n", "*****\n",
        "=====\n"}) {
    CheckTime({kAlert, {piece}});
    CheckTime({kAlert + "II. 対象\n\n", {piece}});
    CheckTime({"PRESS RELEASE JPCERT/CC\n", {piece}});
  }
  for (const char* piece : {"- x\n", "x\n", "- x\n  y\n", "  y\n", "[1] x\n", "x\n\nhttp://a/\n"}) {
    CheckTime({kAlert + "II. 対象\n\n - x\n", {piece}});
    CheckTime({kAlert + "IV. 参考情報\n\n", {piece}});
  }
}

TEST_CASE("the time for a text whose line ends were lost grows with its size") {
  for (const char* piece :
       {"<<< x ", "JPCERT-AT-1998-0001 ", "1998-01-01 ", "初 版: ", "x ", "最新情報 "}) {
    CheckTime({"JPCERT-AT-1998-0001 ", {piece}});
    CheckTime({"<<< JPCERT/CC Alert >>> JPCERT-AT-1998-0001 ", {piece}});
  }
  for (const char* piece :
       {"135 327件 (*1) ", "135 327件 (*1) x ", "135 327件 (*1, *2) ", "I. ", "I. a b c d ", "( ",
        "[a ", ".au 2 件 ", "===== ", "Netsky [1] ", "参考文献 [1] x ",
        "§2. 公開文書 1998-02-16 x ", "§3. イベント I. a b c d ", "- x ", "I. a・b ", "(*1) x "}) {
    CheckTime({parse_test::Flatten(kOverview) + " ", {piece}});
  }
  for (const char* piece :
       {"[1] x ", "【1】x [2] ", "[2] ", "■ ", "http://a ", "改訂履歴 1990-01-01 "}) {
    CheckTime({LeastReport(), {piece}});
  }
  for (const char* piece : {"Topic: ", "I. Impact ", "May 1, 1990 ",
                            "Revision history May 1, 1990 ", "CERT Advisory CA-90.01 "}) {
    CheckTime({LeastTranslation(), {piece}});
  }
}
