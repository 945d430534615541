#include "parse/notice_affects.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

using Strings = std::vector<std::string>;

Strings Affected(const std::string& section) {
  const std::string head = "JPCERT-AT-1998-0001\n\nI. 概要\n\n- 戸\n\n";
  return parse_test::ValuesOf(
      parse::ParseDocument(head + section + "\nIII. 対策\n\n- 窓\n", "jpcert"), "affects");
}

}  // namespace

TEST_CASE("the section of what is affected has many names") {
  for (const char* title :
       {"対象", "対 象", "対象となるシステム", "対象製品とバージョン", "影響を受けるシステム",
        "影響を受ける可能性のある製品", "該当システム", "影響範囲", "Systems Affected"}) {
    CAPTURE(std::string(title));
    CHECK(Affected(std::string("II. ") + title + "\n\n- 戸 1.0\n") == Strings{"戸 1.0"});
  }
  for (const char* title : {"対象外のシステム", "影響を受けないシステム", "対策", "対象者"}) {
    CAPTURE(std::string(title));
    CHECK(Affected(std::string("II. ") + title + "\n\n- 戸 1.0\n").empty());
  }
}

TEST_CASE("a row starts at any bullet and ends before the next line at its indent") {
  CHECK(Affected("II. 対象\n\n ・戸\n ○ 窓\n (1) 屋根\n [2] 壁\n   の中\n * 床\n 柱\n") ==
        Strings{"戸", "窓", "屋根", "壁の中", "床", "柱"});
}

TEST_CASE("sentences and addresses and notes are no rows") {
  CHECK(Affected("II. 対象\n\n次のとおりです。\n\n戸 2\n\nhttp://door.example/\n※ 古い戸\n\n"
                 "詳しくは大工に\nお尋ねください。\n") == Strings{"戸 2"});
}

TEST_CASE("what a sentence says is not affected is no row until another sentence") {
  CHECK(Affected("II. 対象\n\n- 戸\n- 門 (影響を受けません)\n\n次の製品は影響を受けません。\n- "
                 "窓\n\n- 塀\n\n"
                 "次の製品も対象となります。\n- 屋根\n") == Strings{"戸", "屋根"});
}
