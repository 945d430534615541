#include "parse/plain.h"

#include <doctest/doctest.h>

#include <string>

#include "parse/parser.h"

namespace {

parse::Document ParsePlain(std::string_view text) { return parse::ParseDocument(text, "plain"); }

}  // namespace

TEST_CASE("a CERT advisory gives its number and topic and days") {
  const auto document = ParsePlain(
      "CERT(sm) Advisory CA-96.06\nOriginal issue date: March 20, 1996\n"
      "Last reviresed: September 24,1997\n\nTopic: A hole in the fence\n\nSee CA-96.05.\n");
  CHECK(document.parser == "plain");
  CHECK(document.number == "CA-96.06");
  CHECK(document.title == "A hole in the fence");
  CHECK(document.issued == "1996-03-20");
  REQUIRE(document.revision_notes.size() == 1);
  CHECK(document.revision_notes[0].noted_on == "1997-09-24");
  CHECK(document.revision_notes[0].line == 3);
  REQUIRE(document.references.size() == 1);
  CHECK(document.references[0].id == "CA-1996-05");
}

TEST_CASE("a text that says nothing about itself gives nothing") {
  const auto document = ParsePlain("Once upon a time there were 12 goats.\n");
  CHECK_FALSE(document.number);
  CHECK_FALSE(document.title);
  CHECK_FALSE(document.issued);
  CHECK(document.counts.empty());
}

TEST_CASE("a line of running text is no title") {
  CHECK_FALSE(ParsePlain("Subject: " + std::string(1000, 'x') + "\n").title);
}
