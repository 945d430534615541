#include <doctest/doctest.h>

#include <string>

#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/damage.h"
#include "tests/parse/facts.h"
#include "tests/parse/notices.h"

namespace {

using parse_test::kDamages;
using parse_test::Random;
using parse_test::WithoutBlanks;

// Everything that is claimed stands in the text, gaps aside.
void CheckNotice(const std::string& text) {
  const auto document = parse::ParseDocument(text, "jpcert");
  std::string folded;
  for (const auto& line : parse::ReadLines(parse::Decode(text).text)) folded += line.text + "\n";
  const std::string all = WithoutBlanks(folded);
  const auto check = [&](const std::string& claim, int line) {
    CAPTURE(claim);
    CHECK(all.find(WithoutBlanks(claim)) != std::string::npos);
    CHECK(line > 0);
  };
  check(document.number.value_or(""), 1);
  check(document.title.value_or(""), 1);
  for (const auto& reference : document.references) check(reference.written, reference.line);
  for (const auto& section : document.sections) {
    check(section.marker, section.line);
    check(section.title, section.line);
  }
  for (const auto& citation : document.citations) {
    check(citation.url, citation.line);
    check(citation.translation_url.value_or(""), citation.line);
  }
  for (const auto& field : document.fields) {
    if (field.name != "first-issued") check(field.value, field.line);
  }
}

}  // namespace

TEST_CASE("whatever is done to a notice all that is claimed stands in its text") {
  Random random(20030815);
  for (const std::string& notice : parse_test::AllNotices()) {
    for (const std::string& text : {notice, parse_test::Flatten(notice)}) {
      CheckNotice(text);
      for (int round = 0; round < 25; ++round) {
        for (const auto damage : kDamages) CheckNotice(damage(text, random));
      }
    }
  }
}
