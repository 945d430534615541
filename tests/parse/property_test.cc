#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "parse/charset.h"
#include "parse/lines.h"
#include "parse/parser.h"
#include "tests/parse/claims.h"
#include "tests/parse/damage.h"
#include "tests/parse/facts.h"
#include "tests/parse/overview.h"
#include "tests/parse/reports.h"

namespace {

using parse_test::Below;
using parse_test::Claims;
using parse_test::kDamages;
using parse_test::Random;
using parse_test::WithoutBlanks;

void CheckAdvisory(const std::string& text) {
  const auto document = parse::ParseDocument(text, "freebsd");
  const auto lines = parse::ReadLines(parse::Decode(text).text);
  const Claims claims(lines);
  CHECK(claims.FirstFalse(document) == "");
  for (const auto& citation : document.citations) {
    CAPTURE(citation.title);
    CHECK(claims.Hold(citation.title, citation.line));
  }
}

void CheckCounts(const std::string& text) {
  const auto document = parse::ParseDocument(text, "jpcert");
  const auto lines = parse::ReadLines(parse::Decode(text).text);
  CHECK(Claims(lines).FirstFalse(document) == "");
}

using parse_test::Flatten;

// Whether the words stand in the text from this line on, close to it.
bool StandsAt(const std::string& words, int line, const std::vector<parse::Line>& lines) {
  if (line < 1 || line > static_cast<int>(lines.size())) return false;
  std::string text;
  const auto at = static_cast<std::size_t>(line) - 1;
  for (std::size_t i = at; i < std::min(lines.size(), at + 8); ++i) text += lines[i].text;
  return WithoutBlanks(text).find(WithoutBlanks(words)) != std::string::npos;
}

// Every number, address, title and day is that of its line or stands above.
void CheckReport(const std::string& text) {
  const auto document = parse::ParseDocument(text, "jpcert");
  const auto lines = parse::ReadLines(parse::Decode(text).text);
  std::string all;
  for (const auto& line : lines) all += line.text;
  all = WithoutBlanks(all);
  CAPTURE(text);
  if (document.number) CHECK(all.find(*document.number) != std::string::npos);
  int last = 0;
  for (const auto& section : document.sections) {
    CHECK(StandsAt(section.title, section.line, lines));
    if (section.kind != "item") continue;
    CHECK(section.marker == std::to_string(++last));
    CHECK(StandsAt(section.marker, section.line, lines));
  }
  for (const auto& citation : document.citations) {
    CHECK(StandsAt(citation.url, citation.line, lines));
    if (document.parser == "jpcert-report") {
      CHECK((citation.marker.empty() || std::stoi(citation.marker) <= last));
    }
  }
  for (const auto& field : document.fields) CHECK(StandsAt(field.value, field.line, lines));
  for (const auto& reference : document.references) {
    CHECK(StandsAt(reference.written, reference.line, lines));
  }
}

}  // namespace

TEST_CASE("whatever is done to a report or a translation every fact still stands on its line") {
  Random random(19980603);
  for (const auto make :
       {parse_test::EarlyReport, parse_test::LaterReport, parse_test::Translation}) {
    for (const std::string& text : {make(), Flatten(make())}) {
      CheckReport(text);
      for (int round = 0; round < 40; ++round) {
        for (const auto damage : kDamages) CheckReport(damage(text, random));
      }
    }
  }
}

TEST_CASE("whatever is done to an overview every count still stands on its line") {
  Random random(20040415);
  std::vector<std::string> texts;
  for (const auto overview :
       {parse_test::EarlyOverview, parse_test::TaggedOverview, parse_test::LaterOverview}) {
    texts.push_back(overview());
    texts.push_back(parse_test::Flatten(overview()));
    texts.push_back(parse_test::WithFullWidthDigits(overview()));
  }
  for (const std::string& text : texts) {
    CheckCounts(text);
    for (int round = 0; round < 25; ++round) {
      for (const auto damage : kDamages) CheckCounts(damage(text, random));
    }
  }
}

TEST_CASE("whatever is done to an advisory every text it claims still stands in it") {
  const std::string advisory =
      "FreeBSD-SA-93:10.cat    Security Advisory\n\nTopic:    cats may sleep\n          late\n"
      "Announced: 1993-05-17\nReference: Paws, http://www.example.org/p\nCVE Name: CVE-1993-0001\n"
      "\nSpecial Note: feed them\nfirst.\n\nI.   Background\n\nWarm.\n\nVII. References\n\n"
      "More at:\n\n<URL:http://www.example.org/a>\n<URL: ftp://ftp.example.org/b >, and\n"
      "(http://www.example.org/c_(d))\n\nVIII. Thanks\n\nAll.\n";
  Random random(1993);
  for (const std::string& text : {advisory, parse_test::Flatten(advisory)}) {
    CheckAdvisory(text);
    for (int round = 0; round < 100; ++round) {
      for (const auto damage : kDamages) CheckAdvisory(damage(text, random));
    }
  }
}

TEST_CASE("random bytes are parsed by every profile") {
  Random random(1996);
  for (int round = 0; round < 200; ++round) {
    std::string text = round % 2 == 0 ? "" : "FreeBSD-SA-93:01\nJPCERT-PR-1998-0001\n";
    if (round % 8 == 1) text = "JPCERT-WR-1998-0101\n[1] x\n";
    if (round % 8 == 3) text = "CERT(*) Advisory CA-93.77\nTopic: x\n";
    const std::size_t size = Below(random, 3000);
    for (std::size_t i = 0; i < size; ++i) text += static_cast<char>(random() >> 3U);
    for (const std::string& profile : parse::Profiles()) {
      const auto document = parse::ParseDocument(text, profile);
      CHECK_FALSE(document.parser.empty());
      CHECK_FALSE(document.charset.empty());
    }
  }
}
