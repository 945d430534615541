#include "parse/notice_citations.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "parse/lines.h"
#include "parse/notice_sections.h"

namespace {

using Strings = std::vector<std::string>;

Strings Citations(const std::string& text) {
  const auto lines = parse::ReadLines(text);
  Strings citations;
  for (const auto& c : parse::ReadNoticeCitations(lines, parse::ReadNoticeSections(lines))) {
    citations.push_back("[" + c.marker + "] " + c.title + " " + c.url + " " +
                        c.translation_url.value_or("-"));
  }
  return citations;
}

}  // namespace

TEST_CASE("lists of references are found under many heads") {
  for (const char* head : {"IV. 参考情報", "Ⅳ 参考文献", "4. 参考資料", "Appendix. 参考文献",
                           "【参考情報】", "[参考 URL]", "参考情報:", "References", "■ 関連情報",
                           "付録 A. 参考文献", "IV. 参考情報 (順不同)"}) {
    CAPTURE(std::string(head));
    CHECK(Citations("x\n\n" + std::string(head) + "\n\n  Doors\n  http://a.example/\n") ==
          Strings{"[] Doors http://a.example/ -"});
  }
  CHECK(Citations("x\n参考情報\nDoors\nhttp://a.example/\n").empty());
  CHECK(Citations("IV. 参考情報については次をご覧ください。\nDoors\nhttp://a.example/\n").empty());
}

TEST_CASE("an entry starts behind the address of the one before") {
  CHECK(Citations("IV. 参考情報\nDoors\nhttp://a.example/\nWindows\nand Walls\nhttp://b.example/\n"
                  "http://c.example/\n") == Strings{"[] Doors http://a.example/ -",
                                                    "[] Windows and Walls http://b.example/ -",
                                                    "[] Windows and Walls http://c.example/ -"});
}

TEST_CASE("a translation belongs to the entry above it") {
  CHECK(Citations("IV. 参考情報\n\nDoors\nhttp://a.example/\n邦訳: http://b.example/\n\n"
                  "Walls\nhttp://c.example/\n\n(日本語版)\nhttp://d.example/\n") ==
        Strings{"[] Doors http://a.example/ http://b.example/",
                "[] Walls http://c.example/ http://d.example/"});
}

TEST_CASE("an entry without an address names a number or has one itself") {
  CHECK(Citations("IV. 参考情報\n\nCA-1996-06 Doors\n\nまとめ\n\n[3] 戸の歴史\n\n- 窓\n") ==
        Strings{"[] CA-1996-06 Doors  -", "[3] 戸の歴史  -"});
}

TEST_CASE("sentences around the entries are none") {
  CHECK(Citations("IV. 参考情報\n\n次もご覧ください。\nDoors\nhttp://a.example/\n\n"
                  "CA-1996-06 は http://b.example/ に\nあります。\n") ==
        Strings{"[] Doors http://a.example/ -"});
}

TEST_CASE("a list ends at the next section or rule or history") {
  for (const char* end : {"V. 連絡先", "======", "改訂履歴", "__________"}) {
    CAPTURE(std::string(end));
    CHECK(Citations("IV. 参考情報\n\nDoors\nhttp://a.example/\n\n" + std::string(end) +
                    "\n\nWalls\nhttp://b.example/\n") == Strings{"[] Doors http://a.example/ -"});
  }
}

TEST_CASE("an address goes on in the next line only where it is the end of its line") {
  const std::string begin = "http://a.example/" + std::string(50, 'b') + "/";
  CHECK(Citations("IV. 参考情報\n\nDoors\n" + begin + "\nc.html\n") ==
        Strings{"[] Doors " + begin + "c.html -"});
  const Strings words = Citations("IV. 参考情報\n\n[1] Doors\n" + begin + "\rword\nc/d\n");
  REQUIRE(words.size() == 1);
  CHECK(words[0].find(begin + "c/d") == std::string::npos);
  std::string many = "IV. 参考情報\n\nDoors\n";
  for (int i = 0; i < 12; ++i) many += begin + std::to_string(i) + "\n";
  const Strings kept = Citations(many + "/rest\n");
  REQUIRE(kept.size() == 9);
  CHECK(kept[8] == "[] Doors " + begin + "8 -");
}
