// What an overview says beside its counts.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "parse/incident_labels.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"
#include "tests/support/charset.h"

namespace {

using parse::Document;
using parse_test::CountsOf;
using parse_test::EarlyOverview;
using parse_test::Flatten;
using parse_test::Parse;
using parse_test::Replace;
using parse_test::TaggedOverview;
using Strings = std::vector<std::string>;

Strings ActionsOf(const Document& document) {
  Strings actions;
  for (const auto& action : document.actions) actions.push_back(action.type + ": " + action.text);
  return actions;
}

Strings PublicationsOf(const Document& document) {
  Strings found;
  for (const auto& p : document.publications) {
    found.push_back(p.key + " " + p.published_on.value_or("-") + " " + p.title + " " +
                    p.url.value_or("-"));
  }
  return found;
}

Strings SectionsOfKind(const Document& document, std::string_view kind) {
  Strings found;
  for (const auto& s : document.sections) {
    if (s.kind == kind) found.push_back(std::to_string(s.level) + s.marker + s.title);
  }
  return found;
}

// The facsimile with another list below its intrusions.
std::string WithList(const std::string& list) {
  return Replace(EarlyOverview(),
                 "      (1) ほかの家への踏み台 (ワームを含む)\n      (2) 家具の入れ替え\n", list);
}

std::string WithPublications(const std::string& rows) {
  return Replace(EarlyOverview(), "   1998-02-16   戸締まりの勧め\n", rows);
}

// A later layout: types as (1), other numbers for the sections, events as (1).
std::string LaterSections() {
  return Replace(
      TaggedOverview(), "§2. 公開文書\n",
      "§2. 活動\n\nI. 星の観測\n\n  空を見ています。\n\nII. 図書の貸し出し\n\n"
      "  本を貸しています。\n\n§3. セミナー開催\n\n(1) 秋の集い\nhttp://www.example.jp/aki\n\n"
      "  月を見ました。\n\n(2) 冬の集い\n\n  雪を見ました。\n\n§4. 公開文書\n");
}

}  // namespace

TEST_CASE("what was done after intrusions is listed below them") {
  const std::string text = EarlyOverview();
  const Document document = Parse(text);
  CHECK(ActionsOf(document) ==
        Strings{"intrusion: ほかの家への踏み台 (ワームを含む)", "intrusion: 家具の入れ替え"});
  const auto line =
      base::SplitLines(text).at(static_cast<std::size_t>(document.actions.at(1).line) - 1);
  CHECK(line.find("家具の入れ替え") != std::string_view::npos);
}

TEST_CASE("a list of actions may have any marker or none") {
  const Strings expected = {"intrusion: 戸を外す", "intrusion: 窓を割る"};
  for (const char* list :
       {"  - 戸を外す\n  - 窓を割る\n", "  ・戸を外す\n  ・窓を割る\n",
        "  ○ 戸を外す\n\n  ○ 窓を割る\n", "  * 戸を外す\n  * 窓を割る\n",
        "  1. 戸を外す\n  2. 窓を割る\n", "  1) 戸を外す\n  2) 窓を割る\n",
        "  (a) 戸を外す\n  (b) 窓を割る\n", "  ① 戸を外す\n  ② 窓を割る\n",
        "  (イ) 戸を外す\n  (ロ) 窓を割る\n", "      戸を外す\n      窓を割る\n",
        "      戸を外す\n\n      窓を割る\n", "  (1) 戸を\n      外す\n  (2) 窓を割る\n"}) {
    CAPTURE(list);
    CHECK(ActionsOf(Parse(WithList(list))) == expected);
    CHECK(CountsOf(Parse(WithList(list)), "type") == CountsOf(Parse(EarlyOverview()), "type"));
  }
}

TEST_CASE("entries of a flattened list are told apart or not taken") {
  const Strings expected = {"intrusion: 戸を外す", "intrusion: 窓を割る"};
  for (const char* list : {"  - 戸を外す\n  - 窓を割る\n", "  ・戸を外す\n  ・窓を割る\n",
                           "  ○ 戸を外す\n  ○ 窓を割る\n", "  * 戸を外す\n  * 窓を割る\n",
                           "  (1) 戸を外す\n  (2) 窓を割る\n"}) {
    CAPTURE(list);
    CHECK(ActionsOf(Parse(Flatten(WithList(list)))) == expected);
  }
  for (const char* list :
       {"  1. 戸を外す\n  2. 窓を割る\n", "  ① 戸を外す\n  ② 窓を割る\n",
        "  (a) 戸を外す\n  (b) 窓を割る\n", "      戸を外す\n      窓を割る\n"}) {
    CAPTURE(list);
    CHECK(Parse(Flatten(WithList(list))).actions.empty());
  }
}

TEST_CASE("running text is no list of actions") {
  for (const char* text :
       {"  戸を外された。窓も割られた。\n", "  戸を外されたり、\n  窓を割られたりした。\n", "",
        "  (3) 戸を外す\n", "  - http://www.example.jp/door\n", "  戸を外す\n  窓を割る\n"}) {
    CAPTURE(text);
    CHECK(Parse(WithList(text)).actions.empty());
  }
}

TEST_CASE("what follows a list of actions is not part of it") {
  const Strings expected = {"intrusion: 戸を外す"};
  for (const char* after : {"\n  これは 9件の報告にあります。\n", "\n  - 別の話\n      です。\n"}) {
    CAPTURE(after);
    const Document document = Parse(WithList("  (1) 戸を外す\n" + std::string(after)));
    CHECK(ActionsOf(document) == expected);
  }
}

TEST_CASE("lists of addresses and worms and of other types are none of actions") {
  const std::string lead = "上がった者のしたこと\n  は次の通りです。";
  for (const char* other : {"次の URL もご参照ください。", "使われたワームは次の通りです。",
                            "対策は次の通りです。", "次の文書を読んでください。"}) {
    CAPTURE(other);
    CHECK(Parse(Replace(EarlyOverview(), lead, other)).actions.empty());
  }
  const std::string dos = "ふさがれた件について 3件の報告を受領しています。";
  CHECK(
      ActionsOf(Parse(Replace(EarlyOverview(), dos, dos + "主なものは次の通りです。\n\n  - 箱\n")))
          .size() == 2);
  CHECK(ActionsOf(
            Parse(Replace(EarlyOverview(), dos, dos + "侵入後の行為は次の通りです。\n\n  - 箱\n")))
            .back() == "dos: 箱");
}

TEST_CASE("a list of actions below a type that is numbered alike does not hide the next type") {
  const std::string intrusions = "  上がられた件について 6件の報告を受領しています。";
  for (const char* gap : {"", "\n"}) {
    const Document document =
        Parse(Replace(TaggedOverview(), intrusions,
                      intrusions + "侵入後の主な行為を以下に\n  挙げます。\n\n  (1) 戸を外す\n" +
                          gap + "  (2) 窓を割る\n" + gap + "  (3) 板を剥がす\n"));
    CHECK(ActionsOf(document) ==
          Strings{"intrusion: 戸を外す", "intrusion: 窓を割る", "intrusion: 板を剥がす"});
    CHECK(CountsOf(document, "type") == CountsOf(Parse(TaggedOverview()), "type"));
  }
}

TEST_CASE("publications are dated lines below the head that is their kind") {
  CHECK(PublicationsOf(Parse(EarlyOverview())) == Strings{"alert 1998-02-16 戸締まりの勧め -"});
  CHECK(PublicationsOf(Parse(WithPublications("  - 1998/02/16 戸の話\n  - 1998年2月17日 窓と\n"
                                              "      床の話\n"))) ==
        Strings{"alert 1998-02-16 戸の話 -", "alert 1998-02-17 窓と床の話 -"});
  const Document document = Parse(WithPublications("  1998-02-16 戸の話\n"));
  const std::string text = EarlyOverview();
  const auto line =
      base::SplitLines(text).at(static_cast<std::size_t>(document.publications.at(0).line) - 1);
  CHECK(line.find("1998-02-16") != std::string_view::npos);
}

TEST_CASE("the address of a publication stands behind its title or above its day") {
  const Strings expected = {"alert 1998-02-16 戸の話 http://a.example/1.txt",
                            "alert 1998-02-17 窓の話 http://a.example/2.txt"};
  const std::string first = "  http://a.example/1.txt\n";
  const std::string second = "  http://a.example/2.txt\n";
  CHECK(PublicationsOf(Parse(WithPublications("  1998-02-16 戸の話\n" + first +
                                              "\n  1998-02-17 窓の話\n" + second))) == expected);
  CHECK(PublicationsOf(Parse(WithPublications(first + "  1998-02-16 戸の話\n\n" + second +
                                              "  1998-02-17 窓の話\n"))) == expected);
  CHECK(PublicationsOf(Parse(WithPublications("  1998-02-16 戸の話 http://a.example/1.txt\n"
                                              "  1998-02-17 窓の話\n"))) ==
        Strings{expected[0], "alert 1998-02-17 窓の話 -"});
}

TEST_CASE("flattened publications keep their titles apart") {
  const std::string text = WithPublications(
      "   1998-02-16   戸の話\n   1998-02-17   集い [ 1998年1月1日 〜 1998年3月31日 ]\n");
  CHECK(PublicationsOf(Parse(Flatten(text))) == PublicationsOf(Parse(text)));
  CHECK(PublicationsOf(Parse(text)).size() == 2);
}

TEST_CASE("a day that starts a period or a sentence is no publication") {
  for (const char* text :
       {"  1998年1月1日から1998年3月31日までに出した。\n", "  1998-01-01 〜 1998-03-31 の話\n",
        "  1998-02-16 に戸を直した。\n", "  1998-02-30 ない日\n", "  1998-02-16\n"}) {
    CAPTURE(text);
    CHECK(Parse(WithPublications(text)).publications.empty());
  }
}

TEST_CASE("a publication without a head is known by its title") {
  const std::string text = Replace(TaggedOverview(), "I. 注意喚起 3件\n\nII. 絵葉書 2件\n",
                                   "  1998-05-01 窓に関する注意喚起\n  1998-05-02 絵葉書\n");
  CHECK(PublicationsOf(Parse(text)) ==
        Strings{"alert 1998-05-01 窓に関する注意喚起 -", "other 1998-05-02 絵葉書 -"});
}

TEST_CASE("heads have the level at which they stand") {
  const Document document = Parse(EarlyOverview());
  CHECK(SectionsOfKind(document, "section") ==
        Strings{"1§1.インシデント報告", "2インシデント報告の送信元による分類",
                "2インシデント報告より派生した通知連絡", "2インシデント報告のタイプ別分類",
                "3I.プローブ、スキャン、その他不審なアクセス",
                "3II.送信ヘッダを詐称した電子メールの配送", "3III.システムへの侵入",
                "3IV.サービス運用妨害につながる攻撃", "3V.その他", "1§2.公開文書",
                "2I.注意喚起 1件", "2II.JPCERT/CC レポート 13件", "2III.活動概要 1件",
                "1§3.主催イベント", "1Appendix.参考文献", "1改訂履歴"});
  CHECK(SectionsOfKind(document, "event") == Strings{"2I.集い"});
}

TEST_CASE("events and activities are known by the words of their section in any layout") {
  for (const Document& document : {Parse(LaterSections()), Parse(Flatten(LaterSections()))}) {
    CHECK(SectionsOfKind(document, "activity") == Strings{"2I.星の観測", "2II.図書の貸し出し"});
    CHECK(SectionsOfKind(document, "event") == Strings{"2(1)秋の集い", "2(2)冬の集い"});
    const Strings sections = SectionsOfKind(document, "section");
    CHECK(std::count(sections.begin(), sections.end(), "3(3)システムへの侵入 (intrusion)") == 1);
    CHECK(parse_test::Facts(document) == parse_test::Facts(Parse(LaterSections())));
  }
}

TEST_CASE("an address on the line of a head is none of its title") {
  const std::string text =
      Replace(LaterSections(), "I. 星の観測\n", "I. 星の観測 http://a.example/\n");
  CHECK(SectionsOfKind(Parse(text), "activity").front() == "2I.星の観測");
}

TEST_CASE("a list within an activity has no heads") {
  const Document document = Parse(Replace(LaterSections(), "  空を見ています。\n",
                                          "  空を見ています。\n  (1) 昼の空\n  (2) 夜の空\n"));
  CHECK(document.sections.size() == Parse(LaterSections()).sections.size());
}

TEST_CASE("names of events keep their ASCII words where line ends were lost") {
  const std::string events =
      "I. ABC・DEF/CC 星空セミナー 1998\n\n  協会と一緒に開いたものです。\n\n"
      "II. STARS 1998\n\n  東の国々の人の集まりです。\n\n"
      "III. ABC (Aa Bb Cc Dd) 試し\n   http://www.example.jp/\n\n  試しました。\n";
  const std::string text = Replace(EarlyOverview(), "I. 集い\n", events);
  CHECK(SectionsOfKind(Parse(text), "event") == Strings{"2I.ABC・DEF/CC 星空セミナー 1998",
                                                        "2II.STARS 1998",
                                                        "2III.ABC (Aa Bb Cc Dd) 試し"});
  CHECK(SectionsOfKind(Parse(Flatten(text)), "event").back() == "2III.ABC (Aa Bb Cc Dd) 試し");
  CHECK(SectionsOfKind(Parse(Flatten(text)), "event").size() == 3);
}

TEST_CASE("a footnote is the whole paragraph below its mark") {
  const std::string text = Replace(EarlyOverview(), "(*2) 遠くから操ろうとしたもの",
                                   "(*2) 遠くから操\n  ろうとした\n  もの");
  const Document document = Parse(text);
  CHECK(parse_test::ValuesOf(document, "footnote") ==
        Strings{"(*1) 虫が仲間を増やそうとしたものと思われます。参考文献 [3] もどうぞ。",
                "(*2) 遠くから操ろうとしたものと思われます。"});
  CHECK(document.fields.at(1).line == document.fields.at(0).line + 2);
}

TEST_CASE("a flattened footnote has one sentence at most of what may follow it") {
  const std::string text = Replace(EarlyOverview(), "操ろうとしたものと思われます。\n",
                                   "操ろうとしたものと思われます。\n\n  別の話です。 続きます。\n");
  CHECK(parse_test::ValuesOf(Parse(Flatten(text)), "footnote").at(1) ==
        "(*2) 遠くから操ろうとしたものと思われます。");
}

TEST_CASE("all charsets give the same actions and publications and sections") {
  for (const std::string& text : {LaterSections(), EarlyOverview()}) {
    const std::string facts = parse_test::Facts(Parse(text));
    CHECK(parse_test::Facts(Parse(support::Encode(text, "ISO-2022-JP"))) == facts);
    for (const char* charset : {"CP932", "EUC-JP-MS"}) {
      const std::string microsoft = base::ReplaceAll(text, "〜", "～");
      CHECK(parse_test::Facts(Parse(support::Encode(microsoft, charset))) == facts);
    }
  }
}

TEST_CASE("keys have a gloss and the words of a document have none") {
  CHECK(parse::GlossOf("type", "scan") == "probe or scan");
  CHECK(parse::GlossOf("notification", "sites") == "sites notified");
  CHECK(parse::GlossOf("source_tld", "co.uk") == "reporters in this domain");
  CHECK(parse::GlossOf("port", "135-139") == "scans of this port");
  CHECK(parse::GlossOf("port", "other") == "scans of other ports");
  CHECK(parse::GlossOf("port", "不明").empty());
  CHECK(parse::GlossOf("source_tld", "不明").empty());
  CHECK(parse::GlossOf("type", "paper-plane").empty());
  for (const auto overview : {EarlyOverview, TaggedOverview, parse_test::LaterOverview}) {
    for (const auto& count : Parse(overview()).counts) {
      const bool own = count.key == "paper-plane" || count.key == "絵葉書";
      CHECK(parse::GlossOf(count.dimension, count.key).empty() == own);
    }
  }
}
