#include "parse/flattened.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "parse/boundaries_jpcert.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"

namespace {

using parse::Document;
using parse_test::EarlyOverview;
using parse_test::Facts;
using parse_test::FindCount;
using parse_test::Flatten;
using parse_test::Parse;
using Strings = std::vector<std::string>;

std::vector<std::string> Restored(const std::string& line) {
  parse::JpcertBoundaries boundaries;
  std::vector<std::string> texts;
  for (auto& piece : parse::RestoreLines({{line, 7}}, boundaries)) {
    CHECK(piece.number == 7);
    texts.push_back(std::move(piece.text));
  }
  return texts;
}

// Long enough to be no typed line.
const std::string kLead = std::string(300, '=') + " ";

}  // namespace

TEST_CASE("flattened overviews give the same facts in every layout") {
  for (const auto overview :
       {EarlyOverview, parse_test::TaggedOverview, parse_test::LaterOverview}) {
    CHECK(Facts(Parse(Flatten(overview()))) == Facts(Parse(overview())));
  }
}

TEST_CASE("armor around a flattened overview changes nothing") {
  const std::string armored = "-----BEGIN PGP SIGNED MESSAGE----- " + Flatten(EarlyOverview()) +
                              " -----BEGIN PGP SIGNATURE----- Version: 2.6.3ia iQCVAwUBQH4Gi4x1 "
                              "=vOoY -----END PGP SIGNATURE-----";
  CHECK(Facts(Parse(armored)) == Facts(Parse(EarlyOverview())));
}

TEST_CASE("a text flattened below its header keeps the line of each piece") {
  const std::string text = EarlyOverview();
  const std::size_t body = text.find("§1.");
  const Document document = Parse(text.substr(0, body) + Flatten(text.substr(body)));
  CHECK(Facts(document) == Facts(Parse(text)));
  CHECK(FindCount(document, "port", "20168")->line == 12);
}

TEST_CASE("the mark behind the last row of a flattened table heads the footnote") {
  const std::string row = "135 (epmap) 327件 (*1) (*2) 20168 82件 (*1) ";
  CHECK(Restored(kLead + row + "虫が仲間を増やした。") ==
        Strings{kLead.substr(0, 300), "135 (epmap) 327件 (*1) (*2)", "20168 82件",
                "(*1) 虫が仲間を増やした。"});
  CHECK(Restored(kLead + row + "II. 次の話") == Strings{kLead.substr(0, 300),
                                                        "135 (epmap) 327件 (*1) (*2)",
                                                        "20168 82件 (*1)", "II. 次の話"});
}

TEST_CASE("the number that a sentence starts with is not part of the head before") {
  std::string text = parse_test::TaggedOverview();
  const std::string sentence = "  名を騙られた件について 21件の報告";
  text.replace(text.find(sentence), sentence.size(), "  22件の報告");
  const Document document = Parse(Flatten(text));
  REQUIRE(FindCount(document, "type", "forged-header"));
  CHECK(FindCount(document, "type", "forged-header")->count == 22);
  CHECK(Facts(document) == Facts(Parse(text)));
}

TEST_CASE("rare rows of a flattened table are rows") {
  const std::string rows =
      "135-139 (netbios) 70件 tcp/4444 60件 9898 (dabber) (*1) 30件 (不明) 12件 (*2) 80 5件 ";
  CHECK(Restored(kLead + rows + "(小窓) は") ==
        Strings{kLead.substr(0, 300), "135-139 (netbios) 70件", "tcp/4444 60件",
                "9898 (dabber) (*1) 30件", "(不明) 12件 (*2)", "80 5件", "(小窓) は"});
}

TEST_CASE("references in a sentence are not the list of references") {
  CHECK(Restored(kLead + "x 参考文献 [1] [2] [3] をどうぞ。").back() ==
        "x 参考文献 [1] [2] [3] をどうぞ。");
  CHECK(Restored(kLead + "x 参考文献 [1] を読むと [2] が分かる。").back() ==
        "x 参考文献 [1] を読むと [2] が分かる。");
}

TEST_CASE("numerals that a sentence names do not start lines") {
  CHECK(Restored(kLead + "手順の V. および VI. を見て、§1.〜3. と「§1. 報告」も見る。").size() ==
        2);
}

TEST_CASE("lines that someone typed are left as they are") {
  const std::string line = "  135 (epmap)   327件  445   247件";
  CHECK(Restored(line) == Strings{line});
}

TEST_CASE("no more than a mebibyte is searched for boundaries") {
  parse::JpcertBoundaries boundaries;
  const std::string half = std::string(600'000, 'x') + " 135 (epmap) 327件";
  const auto restored = parse::RestoreLines({{half, 1}, {half, 2}}, boundaries);
  REQUIRE(restored.size() == 3);
  CHECK(restored[1].text == "135 (epmap) 327件");
  CHECK(restored[2].text == half);
}
