#include "parse/jpcert_notice.h"

#include <doctest/doctest.h>

#include <array>

#include "base/text.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"
#include "tests/support/charset.h"

namespace {

using parse_test::Facts;
using parse_test::Parse;

// Row 13 of NEC, which ISO-2022-JP and EUC-JP lack.
std::string WithAsciiNumerals(std::string text) {
  for (const auto& [roman, ascii] : std::array<std::pair<const char*, const char*>, 3>{
           {{"Ⅰ", "I"}, {"Ⅱ", "II"}, {"Ⅲ", "III"}}}) {
    text = base::ReplaceAll(std::move(text), roman, ascii);
  }
  return text;
}

}  // namespace

TEST_CASE("a document of a series without a parser says what all notices say") {
  const auto document = Parse(
      "======================================================\n"
      "JPCERT-XX-1998-0002\nJPCERT/CC\n\n      戸締まりの手引き\n\n"
      "   初 版: 1998-07-16 (Ver.01)\n   発 行 日: 1998-07-19 (Ver.02)\n"
      "======================================================\n\nI. はじめに\n");
  CHECK(document.parser == "jpcert-notice");
  CHECK(document.series == "XX");
  CHECK(document.title == "戸締まりの手引き");
  CHECK(document.issued == "1998-07-19");
  CHECK(document.revision_notes.size() == 2);
  CHECK(document.sections.size() == 1);
}

TEST_CASE("notices say the same in every charset and with either line end") {
  for (const std::string& notice : parse_test::AllNotices()) {
    const std::string text = WithAsciiNumerals(notice);
    const std::string facts = Facts(Parse(text));
    for (const char* charset : {"ISO-2022-JP", "EUC-JP", "CP932"}) {
      CAPTURE(std::string(charset));
      const auto document = Parse(support::Encode(base::ReplaceAll(text, "〜", "-"), charset));
      CHECK(document.charset == charset);
      CHECK(Facts(document) == Facts(Parse(base::ReplaceAll(text, "〜", "-"))));
    }
    CHECK(Facts(Parse(base::ReplaceAll(text, "\n", "\r\n"))) == facts);
  }
}

TEST_CASE("a flattened notice gives its number and title and days and references") {
  for (const std::string& notice : parse_test::AllNotices()) {
    const auto document = Parse(notice);
    const auto flat = Parse(parse_test::Flatten(notice));
    CHECK(flat.parser == document.parser);
    CHECK(flat.number == document.number);
    // Where a Japanese title was broken a blank is left.
    CHECK(base::ReplaceAll(flat.title.value_or(""), " ", "") ==
          base::ReplaceAll(document.title.value_or(""), " ", ""));
    CHECK(flat.issued == document.issued);
    for (const char* field : {"title-en", "url", "latest", "first-issued"}) {
      CHECK(parse_test::ValuesOf(flat, field) == parse_test::ValuesOf(document, field));
    }
    CHECK(flat.references.size() == document.references.size());
    CHECK(flat.revision_notes.size() == document.revision_notes.size());
  }
}

TEST_CASE("a day may have digits of full width and blanks between its parts") {
  const std::string text =
      "JPCERT-ED-1998-0001\n\n    手引き\n\n  初    版 : 1998年 7月 6日\n"
      "  最 終 更 新 日 : １９９８／０７／１９ (Ver.02)\n";
  CHECK(Parse(text).issued == "1998-07-19");
  CHECK(parse_test::ValuesOf(Parse(text), "first-issued") ==
        std::vector<std::string>{"1998-07-06"});
}

TEST_CASE("numbers of before 2000 are known") {
  CHECK(Parse("JPCERT-E-TEC-99-0002-01\n").number == "JPCERT-E-TEC-99-0002-01");
  CHECK(Parse("JPCERT-E-INF-99-0001\n").series == "E-INF");
}

TEST_CASE("an alert that names an overview is still an alert") {
  CHECK(Parse(parse_test::Alert() + "\nJPCERT-PR-1998-0007 も参照。\n").series == "AT");
}
