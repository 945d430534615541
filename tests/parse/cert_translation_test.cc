#include "parse/cert_translation.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"
#include "tests/parse/reports.h"
#include "tests/support/charset.h"
#include "tests/support/test_keys.h"
#include "verify/examine.h"

namespace {

using parse::Document;
using parse_test::Facts;
using parse_test::Parse;
using parse_test::Translation;
using parse_test::ValuesOf;
using Strings = std::vector<std::string>;

Strings NotesOf(const Document& document) {
  Strings notes;
  for (const auto& n : document.revision_notes) {
    notes.push_back(n.noted_on.value_or("-") + " " + n.text);
  }
  return notes;
}

Strings NotesOfHistory(const std::string& history) {
  return NotesOf(Parse("CERT(*) Advisory CA-93.77\n初版: 1993年3月4日\n\n" + history));
}

}  // namespace

TEST_CASE("a translation has the number and the days of the original") {
  const Document document = Parse(Translation());
  CHECK(document.parser == "cert-translation");
  CHECK(document.number == "CA-93.77");
  CHECK(document.series == "TR");
  CHECK(document.title == "A hole in the hedge of the village pond");
  CHECK(document.issued == "1993-03-04");
  CHECK(ValuesOf(document, "topic-ja") == Strings{"池の垣根の穴"});
  CHECK(ValuesOf(document, "original-issue-date") == Strings{"March 4, 1993"});
  CHECK(ValuesOf(document, "last-revised") == Strings{"September 5,1994"});
  CHECK(ValuesOf(document, "translator") == Strings{"JPCERT/CC"});
  CHECK(ValuesOf(document, "translated-on") == Strings{"1998年2月3日"});
  REQUIRE(document.fields.size() == 5);
  CHECK(document.fields[2].line == 8);
  REQUIRE(document.references.size() == 1);
  CHECK(document.references[0].id == "CA-1993-05");
}

TEST_CASE("the heads of a translation are its sections in both languages") {
  Strings sections;
  for (const auto& s : Parse(Translation()).sections) {
    sections.push_back(fmt::format("{} {} {}", s.kind, s.marker, s.title));
  }
  CHECK(sections == Strings{"section I. Description", "section I. 概要", "section II. Impact",
                            "section II. 影響"});
}

TEST_CASE("an entry of the revision history is given once and in English") {
  const Document document = Parse(Translation());
  CHECK(NotesOf(document) ==
        Strings{"1994-09-05 Mended the hedge", "1993-05-12 Counted the geese"});
  CHECK(document.revision_notes[0].line == 45);
}

TEST_CASE("the twins of a history may alternate and an entry without a twin stays") {
  CHECK(NotesOfHistory("Revision history\n\nSept. 5, 1994  Mended\n1994年9月5日  直した\n"
                       "1995年1月2日: 訳を直した\n") ==
        Strings{"1994-09-05 Mended", "1995-01-02 訳を直した"});
  CHECK(NotesOfHistory("改 訂 履 歴\n1994年9月5日 直した\n") == Strings{"1994-09-05 直した"});
  CHECK(NotesOfHistory("UPDATES\n\nMay 12, 1993: Geese\n") == Strings{"1993-05-12 Geese"});
  CHECK(
      NotesOfHistory("UPDATES\n\nMay 12, 1993: Geese\n\nRevision History:\nJun. 1, 1993 Ducks\n") ==
      Strings{"1993-06-01 Ducks"});
}

TEST_CASE("what the header says of the last revision stands in for a history") {
  std::string text = Translation();
  text.resize(text.find("Revision history\n"));
  CHECK(NotesOf(Parse(text)) == Strings{"1994-09-05 Mended the hedge"});
  text = base::ReplaceAll(text, "\nMended the hedge\n", "\n");
  CHECK(NotesOf(Parse(text)) == Strings{"1994-09-05 Last revised"});
}

TEST_CASE("a translation gives the same facts in every charset") {
  const std::string text = Translation();
  for (const char* charset : {"ISO-2022-JP", "EUC-JP", "CP932"}) {
    CHECK(Facts(Parse(support::Encode(text, charset))) == Facts(Parse(text)));
  }
}

TEST_CASE("a rule that a second signature has escaped is a rule") {
  const std::string text = Translation();
  const std::string escaped = base::ReplaceAll(text, "\n-----", "\n- -----");
  REQUIRE(escaped != text);
  CHECK(Facts(Parse(escaped)) == Facts(Parse(text)));
}

TEST_CASE("a translation whose line ends are lost gives the same facts") {
  std::string text = base::ReplaceAll(Translation(), "JPCERT/CC\n翻訳日", "JPCERT/CC\n\n翻訳日");
  CHECK(Facts(Parse(parse_test::Flatten(text))) == Facts(Parse(text)));
}

TEST_CASE("the labels of a header are met in other spellings") {
  const auto facts = [](const std::string& header) {
    const Document d = Parse(header + "\nJPCERT/CC\n");
    return fmt::format("{} {} {} {}", d.number.value_or("-"), d.issued.value_or("-"),
                       d.title.value_or("-"), base::Join(ValuesOf(d, "last-revised"), ";"));
  };
  CHECK(facts("CERT(sm) Advisory CA-93.77\nOriginal issue date: Mar 4, 1993\nLast Revised: May 5, "
              "1993\n"
              "Topic: Hedge\n") == "CA-93.77 1993-03-04 Hedge May 5, 1993");
  CHECK(facts("CERT* Advisory CA-93.77\nOriginal issue date: March 4,1993\n"
              "Last reviresed: Sep.5, 1993 a word\nTopic: Hedge\n") ==
        "CA-93.77 1993-03-04 Hedge Sep.5, 1993");
  CHECK(facts("CERT® Advisory CA-2093-77 Geese\n\nOriginal release date: March 4, 1993\n"
              "Last updated: May 5, 1993\n") == "CA-2093-77 1993-03-04 Geese May 5, 1993");
  CHECK(facts("CERT Advisory CA-2093-77\n\nGeese and\nducks\n\nOriginal release date: March 4, "
              "1993\n") == "CA-2093-77 1993-03-04 Geese and ducks ");
  CHECK(facts("CERT(*) 勧告 CA-93.77\n原文初版: 1993/3/4\n原文最終改訂: 1993-5-5\n主題: 垣根\n") ==
        "CA-93.77 1993-03-04 垣根 1993-5-5");
  CHECK(facts("ＣＥＲＴ(*) アドバイザリ ＣＡ-９３.７７\n初 版：１９９３年３月４日\n主題：垣根\n") ==
        "CA-93.77 1993-03-04 垣根 ");
  CHECK(
      facts("CERT(*) Advisory CA-93.77\nTopic: Hedge\n  垣根\nTopic: 垣根\n初版: 1993年3月4日\n") ==
      "CA-93.77 1993-03-04 Hedge ");
}

TEST_CASE(
    "an advisory in English alone is a translation only where the source is known to have them") {
  const std::string text =
      "CERT(*) Advisory CA-93.77\nOriginal issue date: March 4, 1993\nTopic: Hedge\n";
  CHECK(Parse(text).series == "TR");
  CHECK(parse::ParseDocument(text, "").series == "CA");
  CHECK(parse::ParseDocument(text, "plain").series == "CA");
  CHECK(parse::ParseDocument(text + "主題: 垣根\n", "").series == "TR");
}

TEST_CASE("a document about an advisory is none") {
  CHECK(Parse("JPCERT-AT-1998-0006\n\nCERT Advisory CA-93.77\nTopic: x\n").series == "AT");
  CHECK(Parse("CERT Advisory CA-93.77 を読みました。\n").series == "CA");
}

TEST_CASE("a clear-signed translation has its rules back before it is parsed") {
  const std::string signed_text =
      support::ClearSign(support::Encode(Translation(), "ISO-2022-JP"), support::TestKey("pinned"),
                         support::At("1998-02-03T00:00:00Z"));
  CHECK(signed_text.find("\n- -----") != std::string::npos);
  const auto file = verify::Examine(signed_text);
  REQUIRE(file.messages.size() == 1);
  CHECK_FALSE(file.messages[0].decided);
  const std::string text = verify::WithLfLineEnds(file.messages[0].detached.canonical_text);
  CHECK(Facts(Parse(text)) == Facts(Parse(Translation())));
}
