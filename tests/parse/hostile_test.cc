#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/reports.h"

namespace {

using parse_test::LeastReport;
using parse_test::LeastTranslation;

constexpr std::string_view kHead = "JPCERT-PR-1998-0001\n§1. インシデント報告\n[タイプ別分類]\n";

std::string Repeat(std::string_view piece, std::size_t size) {
  std::string text;
  while (text.size() < size) text += piece;
  return text;
}

}  // namespace

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
  CHECK(parse::ParseDocument(LeastReport() + Repeat("http://a\n", 200'000), "jpcert")
            .citations.size() == 10'000);
  CHECK(parse::ParseDocument(LeastReport() + Repeat("[今週の一口メモ]\n", 300'000), "jpcert")
            .sections.size() == 10'000);
  CHECK(parse::ParseDocument(LeastTranslation() + "\n" + Repeat("I. x\n", 200'000), "jpcert")
            .sections.size() == 10'000);
}

TEST_CASE("an item with a thousand addresses does not repeat a title a thousand times") {
  const auto document =
      parse::ParseDocument(LeastReport() + "title\n" + Repeat("http://a ", 9'000), "jpcert");
  std::size_t titled = 0;
  for (const auto& citation : document.citations) titled += citation.title.empty() ? 0 : 1;
  CHECK(titled == 9);
}

TEST_CASE("one reference with a thousand addresses does not repeat its title a thousand times") {
  const auto document = parse::ParseDocument(
      std::string(kHead) + "Appendix. 参考文献\n[1] title " + Repeat("http://a ", 9'000), "jpcert");
  CHECK(document.citations.size() == 9);
}
