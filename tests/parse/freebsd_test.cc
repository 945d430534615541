#include "parse/freebsd.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

using parse::Document;
using parse_test::Replace;
using parse_test::ValuesOf;
using Strings = std::vector<std::string>;

Document ParseFreeBsd(std::string_view text) { return parse::ParseDocument(text, "freebsd"); }

// As in 1996: tabs, a revision in the header, no suffix to the number.
const std::string old_advisory =
    "=============================================================================\n"
    "FreeBSD-SA-93:10\t\t\t\t\t    Security Advisory\n"
    "Revised: Wed Jun 12 10:20:23 PDT 1993\t\t\t\tFreeBSD, Inc.\n"
    "\n"
    "Topic:\t\tcats may sleep on the keyboard\n"
    "\t\tand so delete files\n"
    "\n"
    "Category:\tcore\n"
    "Modules:\tpaws\n"
    "Announced:\t1993-05-17\n"
    "Affects:\tall houses with a cat, and\n"
    "\t\thouses with two\n"
    "Corrected:\tkitchen as of 1993-05-18\n"
    "\t\tgarden as of 1993-05-19\n"
    "FreeBSD only:\tno\n"
    "\n"
    "NOTE:\t\tfeed them first\n"
    "\n"
    "=============================================================================\n"
    "\n"
    "I.   Background\n"
    "\n"
    "     Cats are warm.\n"
    "Category: mammals. Like FreeBSD-SA-93:09.\n";

// As after 2000: a suffix, a section for the revisions, CVE names.
const std::string new_notice =
    "=============================================================================\n"
    "FreeBSD-EN-94:03.cat                                            Errata Notice\n"
    "                                                          The FreeBSD Project\n"
    "\n"
    "Topic:          cats may wake at night\n"
    "\n"
    "Category:       contrib\n"
    "Module:         cat\n"
    "Announced:      May 26, 1994; Last revised on 1994-06-30.\n"
    "Credits:        A. Neighbour <a@example.org>\n"
    "Affects:        FreeBSD 1.0\n"
    "Corrected:      1994-05-25 13:45:01 UTC (HOUSE_1, 1.1)\n"
    "                1994-05-26 02:10:59 UTC (GARDEN_1, 1.1-p2)\n"
    "CVE Name:       CVE-1994-0001, CAN-1994-0002\n"
    "\n"
    "For general information regarding cats, please ask one.\n"
    "\n"
    "0.   Revision History\n"
    "\n"
    "v1.0  1994-05-26  Initial release.\n"
    "v1.1 1994-06-30  Corrected the time of day and\n"
    "                 the colour.\n"
    "\n"
    "    Index: cat.c\n"
    "\n"
    "I.   Background\n"
    "\n"
    "v9.9 1999-01-01 is not a revision. See also CVE-1994-0003 and CVE-1994-0001.\n";

}  // namespace

TEST_CASE("an advisory of the nineties gives its header") {
  const Document document = ParseFreeBsd(old_advisory);
  CHECK(document.parser == "freebsd");
  CHECK(document.number == "FreeBSD-SA-93:10");
  CHECK(document.series == "SA");
  CHECK(document.title == "cats may sleep on the keyboard and so delete files");
  CHECK(document.issued == "1993-05-17");
  CHECK(ValuesOf(document, "category") == Strings{"core"});
  CHECK(ValuesOf(document, "module") == Strings{"paws"});
  CHECK(ValuesOf(document, "affects") == Strings{"all houses with a cat, and", "houses with two"});
  CHECK(ValuesOf(document, "corrected") ==
        Strings{"kitchen as of 1993-05-18", "garden as of 1993-05-19"});
  CHECK(ValuesOf(document, "revised") == Strings{"Wed Jun 12 10:20:23 PDT 1993"});
  CHECK(ValuesOf(document, "full-number").empty());
}

TEST_CASE("the header of the nineties is the revision history") {
  const Document document = ParseFreeBsd(old_advisory);
  REQUIRE(document.revision_notes.size() == 1);
  CHECK(document.revision_notes[0].noted_on == "1993-06-12");
  CHECK(document.revision_notes[0].text == "Revised");
  CHECK(document.revision_notes[0].line == 3);
}

TEST_CASE("each line of a value is a row with its line") {
  const Document document = ParseFreeBsd(new_notice);
  CHECK(document.number == "FreeBSD-EN-94:03");
  CHECK(document.series == "EN");
  CHECK(document.issued == "1994-05-26");
  CHECK(ValuesOf(document, "full-number") == Strings{"FreeBSD-EN-94:03.cat"});
  CHECK(ValuesOf(document, "credits") == Strings{"A. Neighbour <a@example.org>"});
  const Strings corrected = ValuesOf(document, "corrected");
  REQUIRE(corrected.size() == 2);
  CHECK(corrected[1] == "1994-05-26 02:10:59 UTC (GARDEN_1, 1.1-p2)");
  for (const auto& field : document.fields) {
    if (field.value == corrected[1]) CHECK(field.line == 13);
  }
}

TEST_CASE("a section for the revisions comes before what the header says") {
  const Document document = ParseFreeBsd(new_notice);
  REQUIRE(document.revision_notes.size() == 2);
  CHECK(document.revision_notes[0].version == "1.0");
  CHECK(document.revision_notes[0].noted_on == "1994-05-26");
  CHECK(document.revision_notes[0].text == "Initial release.");
  CHECK(document.revision_notes[1].text == "Corrected the time of day and the colour.");
}

TEST_CASE("revisions are found under any numeral and with the day first") {
  for (const char* head :
       {"VI.  Revision history", "VII. Revision History.", "0. Revision History"}) {
    CAPTURE(head);
    const Document document =
        ParseFreeBsd(Replace(Replace(new_notice, "0.   Revision History", head),
                             "v1.0  1994-05-26 ", "1994-05-26  v1.0 "));
    REQUIRE(document.revision_notes.size() == 2);
    CHECK(document.revision_notes[0].version == "1.0");
    CHECK(document.revision_notes[0].noted_on == "1994-05-26");
  }
}

TEST_CASE("without a section the announcement may say when it was revised") {
  const Document document =
      ParseFreeBsd(Replace(new_notice, "0.   Revision History", "0.   Miaow"));
  REQUIRE(document.revision_notes.size() == 1);
  CHECK(document.revision_notes[0].noted_on == "1994-06-30");
  CHECK(document.revision_notes[0].text == "Last revised on 1994-06-30.");
}

TEST_CASE("CVE names are references wherever they stand") {
  const Document document = ParseFreeBsd(new_notice);
  REQUIRE(document.references.size() == 3);
  CHECK(document.references[0].id == "CVE-1994-0001");
  CHECK(document.references[0].line == 14);
  CHECK(document.references[1].id == "CVE-1994-0002");
  CHECK(document.references[2].id == "CVE-1994-0003");
}

TEST_CASE("labels in the body are no fields") {
  const Document document =
      ParseFreeBsd(Replace(old_advisory, "Cats are warm.\n", "\nNote: purrs.\n"));
  CHECK(ValuesOf(document, "category").size() == 1);
  CHECK(ValuesOf(document, "note") == Strings{"feed them first"});
}

TEST_CASE("a note of the header is one field and ends with its paragraph") {
  const std::string note = "Special Note: cats may\nhave eaten.  Look\nat the bowl.\n\nFor general";
  const Document document = ParseFreeBsd(Replace(new_notice, "For general", note));
  CHECK(ValuesOf(document, "special-note") == Strings{"cats may have eaten.  Look at the bowl."});
  const Document flat = ParseFreeBsd(parse_test::Flatten(Replace(new_notice, "For general", note)));
  CHECK(ValuesOf(flat, "special-note") == Strings{"cats may have eaten. Look at the bowl."});
}

TEST_CASE("the sections of an advisory are its numbered heads") {
  const Document document = ParseFreeBsd(new_notice);
  REQUIRE(document.sections.size() == 2);
  CHECK(document.sections[0].marker == "0.");
  CHECK(document.sections[0].title == "Revision History");
  CHECK(document.sections[0].level == 1);
  CHECK(document.sections[0].kind == "section");
  CHECK(document.sections[0].line == 18);
  CHECK(document.sections[1].marker == "I.");
  CHECK(document.sections[1].title == "Background");
}

TEST_CASE("each address below the references is a citation with the text before it") {
  const std::string text = new_notice +
                           "\nVII. References\n\n<URL: http://www.example.org/a >\n"
                           "Two cats (http://www.example.org/b_(c)), and one\nmore at\n"
                           "<URL:https://www.example.org/d>\n<URL:https://www.example.org/e>\n\n"
                           "Thanks to all of them.\n\nMore is here:\n\n"
                           "<URL:ftp://ftp.example.org/f>\n\nhttp://www.example.org/g.\n"
                           "\nCats\n> dogs <URL:\nhttp://www.example.org/h>\n";
  for (const Document& document : {ParseFreeBsd(text)}) {
    Strings found;
    for (const auto& c : document.citations) {
      CHECK(c.marker.empty());
      CHECK(c.kind == "reference");
      found.push_back(c.title + "|" + c.url);
    }
    CHECK(found == Strings{"|http://www.example.org/a", "Two cats|http://www.example.org/b_(c)",
                           "and one more at|https://www.example.org/d",
                           "and one more at|https://www.example.org/e",
                           "More is here:|ftp://ftp.example.org/f", "|http://www.example.org/g",
                           "Cats > dogs|http://www.example.org/h"});
    CHECK(document.citations[2].line == 35);
  }
}

TEST_CASE("an address in another section is no citation but one in the header is") {
  CHECK(ParseFreeBsd(new_notice + "See http://www.example.org/.\n").citations.empty());
  const Document document = ParseFreeBsd(Replace(
      old_advisory, "FreeBSD only:\tno\n", "Reference:\tPaws, http://www.example.org/paws\n"));
  REQUIRE(document.citations.size() == 1);
  CHECK(document.citations[0].title == "Paws");
  CHECK(document.citations[0].url == "http://www.example.org/paws");
}

TEST_CASE("a notice cites below each of its ports") {
  const Document document = ParseFreeBsd(
      "FreeBSD-SN-94:01    Security Notice\n\nTopic:  ports\nAnnounced: 1994-05-28\n\n"
      "I.   Introduction\n\nSee <URL:http://www.example.org/no>.\n\nII.  Ports\n\n"
      "+------+\nPort name:      yarn\nAffected:       all\nStatus: Fixed\nKnots.\n"
      "<URL:http://www.example.org/a>\n<URL:http://www.example.org/b>\n"
      "+------+\nPort name:      ball\nStatus: Not fixed\n<URL:http://www.example.org/c>\n");
  REQUIRE(document.citations.size() == 3);
  CHECK(document.citations[0].title == "Knots.");
  CHECK(document.citations[1].title == "Knots.");
  CHECK(document.citations[2].title.empty());
  CHECK(ValuesOf(document, "port-name") == Strings{"yarn", "ball"});
  CHECK(ValuesOf(document, "status") == Strings{"Fixed", "Not fixed"});
}

TEST_CASE("a notice lists fields in its sections") {
  const Document document = ParseFreeBsd(
      "FreeBSD-SN-94:01    Security Notice\n\nTopic:  ports\nAnnounced: 1994-05-28\n\n"
      "I.   Introduction\n\n+---+\nPort name:      yarn\nAffected:       all\nStatus: Fixed\n");
  CHECK(document.series == "SN");
  CHECK(ValuesOf(document, "port-name") == Strings{"yarn"});
  CHECK(ValuesOf(document, "status") == Strings{"Fixed"});
}

TEST_CASE("a flattened advisory gives the same facts") {
  const std::string without_index = Replace(new_notice, "    Index: cat.c\n\n", "");
  CHECK(parse_test::Facts(ParseFreeBsd(parse_test::Flatten(without_index))) ==
        parse_test::Facts(ParseFreeBsd(without_index)));
  const Document old = ParseFreeBsd(parse_test::Flatten(old_advisory));
  CHECK(old.number == "FreeBSD-SA-93:10");
  CHECK(old.title == "cats may sleep on the keyboard and so delete files");
  CHECK(old.revision_notes.size() == 1);
  CHECK(ValuesOf(old, "revised") == Strings{"Wed Jun 12 10:20:23 PDT 1993"});
}

TEST_CASE("a number in the text is not the number of the text") {
  CHECK(ParseFreeBsd("We speak of FreeBSD-SA-93:10 here.\n").parser == "plain");
}

TEST_CASE("a label without a value is no field") {
  const std::string text = Replace(old_advisory, "FreeBSD only:\tno\n", "Credits:\n");
  CHECK(ValuesOf(ParseFreeBsd(text), "credits").empty());
  CHECK(ValuesOf(ParseFreeBsd(Replace(text, "Credits:\n", "Credits:\n\t\ta dog\n")), "credits") ==
        Strings{"a dog"});
  const Document topic = ParseFreeBsd(Replace(old_advisory, "Topic:\t\tcats", "Topic:\n\t\tcats"));
  CHECK(topic.title == "cats may sleep on the keyboard and so delete files");
}

TEST_CASE("what stands below a label that comes again is no part of the value above it") {
  const Document twice =
      ParseFreeBsd(Replace(old_advisory, "Topic:", "Topic:\t\tdogs\nTopic:\n\t\tbirds,\nTopic:"));
  CHECK(ValuesOf(twice, "topic").size() == 3);
  CHECK(ValuesOf(twice, "topic")[0] == "dogs");
  CHECK(ValuesOf(twice, "topic")[1] == "birds,");
}
