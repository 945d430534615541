#include "parse/bigrams.h"

#include <doctest/doctest.h>

#include <ctime>

using parse::TextForIndex;

TEST_CASE("a run of kanji and kana becomes pairs and its last character") {
  CHECK(TextForIndex("脆弱性") == "脆弱 弱性 性");
  CHECK(TextForIndex("脆弱") == "脆弱 弱");
  CHECK(TextForIndex("脆") == "脆");
  CHECK(TextForIndex("プローブ、スキャン") == "プロ ロー ーブ ブ スキ キャ ャン ン");
  CHECK(TextForIndex("人々〇") == "人々 々〇 〇");
}

TEST_CASE("words of other scripts stay whole and lose their capitals and accents") {
  CHECK(TextForIndex("VU#909678, CVE-2004-0114") == "vu 909678 cve 2004 0114");
  CHECK(TextForIndex("W32/Netsky.B 135/tcp") == "w32 netsky b 135 tcp");
  CHECK(TextForIndex("Résumé re\u0301sume\u0301 STRASSE straße") ==
        "resume resume strasse strasse");
  CHECK(TextForIndex("Привет") == "привет");
}

TEST_CASE("scripts that touch are cut where one ends") {
  CHECK(TextForIndex("CVE-2004-0114の脆弱性2件") == "cve 2004 0114 の脆 脆弱 弱性 性 2 件");
}

TEST_CASE("widths do not matter") {
  CHECK(TextForIndex("ＣＶＥ－２００４") == "cve 2004");
  CHECK(TextForIndex("ﾌﾟﾛｰﾌﾞ") == TextForIndex("プローブ"));
  CHECK(TextForIndex("フ\u309Aローフ\u3099") == TextForIndex("プローブ"));
  CHECK(TextForIndex("①㈱㌫") == "1 株 パー ーセ セン ント ト");
  CHECK(TextForIndex("脆ﾛ弱フ\u309A性") == "脆ロ ロ弱 弱プ プ性 性");
}

TEST_CASE("one line end does not cut a run and an empty line does") {
  CHECK(TextForIndex("脆弱\n性") == "脆弱 弱性 性");
  CHECK(TextForIndex("脆弱\r\n　 性") == "脆弱 弱性 性");
  CHECK(TextForIndex("脆弱\n\n性") == "脆弱 弱 性");
  CHECK(TextForIndex("脆弱 性") == "脆弱 弱 性");
  CHECK(TextForIndex("脆弱。\n性") == "脆弱 弱 性");
}

TEST_CASE("tokens know the bytes they were made of") {
  const std::string text = "a ﾌﾟﾛ Bc";
  const auto tokens = parse::CutTokens(text);
  REQUIRE(tokens.size() == 4);
  CHECK(text.substr(tokens[1].begin, tokens[1].end - tokens[1].begin) == "ﾌﾟﾛ");
  CHECK(text.substr(tokens[2].begin, tokens[2].end - tokens[2].begin) == "ﾛ");
  CHECK(text.substr(tokens[3].begin, tokens[3].end - tokens[3].begin) == "Bc");
}

TEST_CASE("controls and bytes that are not UTF-8 separate") {
  CHECK(TextForIndex(std::string("a\0b\x1b[2Jc\xff\xfe"
                                 "d\xe8\x84",
                                 14)) == "a b 2jc d");
  CHECK(TextForIndex("脆\xff弱") == "脆 弱");
  CHECK(TextForIndex("\"a\" AND (b*)") == "a and b");
  CHECK(TextForIndex("").empty());
  CHECK(TextForIndex("!!! ---").empty());
}

TEST_CASE("a hostile text is cut in linear time and not beyond the bound") {
  std::string marks = "a";
  while (marks.size() < parse::kMaxIndexedBytes) marks += "\u0316\u0301";
  std::string wide;
  while (wide.size() < parse::kMaxIndexedBytes) wide += "\uFDFA";
  const std::clock_t start = std::clock();  // of the processor: the machine may be loaded
  parse::CutTokens(marks);
  parse::CutTokens(wide);
  CHECK(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC < 20);
  CHECK(TextForIndex(std::string(parse::kMaxIndexedBytes, ' ') + "beyond").empty());
}
