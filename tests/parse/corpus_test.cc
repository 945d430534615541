// Real documents, where the environment variable INKAN_CORPUS names the folder they are in.
#include <doctest/doctest.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/text.h"
#include "parse/parser.h"
#include "tests/parse/facts.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using parse::Document;

std::optional<fs::path> Corpus(const char* part) {
  const char* folder = std::getenv("INKAN_CORPUS");
  if (folder != nullptr && fs::exists(fs::path(folder) / part)) return fs::path(folder) / part;
  MESSAGE("skipped: INKAN_CORPUS names no folder with ", std::string(part));
  return std::nullopt;
}

// What the pattern finds in the text, by its first group; scans of the tests' own, beside the
// parser.
std::vector<std::string> Scan(const std::string& text, const char* pattern) {
  std::vector<std::string> found;
  const RE2 regex("(?m)" + std::string(pattern));
  std::array<re2::StringPiece, 2> groups;
  std::size_t at = 0;
  while (regex.Match(text, at, text.size(), RE2::UNANCHORED, groups.data(), 2)) {
    found.emplace_back(groups[1]);
    at = static_cast<std::size_t>(groups[0].data() - text.data()) + groups[0].size();
  }
  return found;
}

std::string Read(const fs::path& path) { return base::ReadFile(path).value(); }

// The text between the armor lines of a file that holds one message.
std::string SignedText(const std::string& file) {
  const std::size_t begin = file.find("-----BEGIN PGP SIGNED MESSAGE-----");
  const std::size_t end = file.find("-----BEGIN PGP SIGNATURE-----");
  const std::size_t text = std::min(file.find("\n\n", begin), file.find("\n\r\n", begin));
  return file.substr(text + 1, end - text - 1);
}

json OrNull(const std::optional<std::string>& value) {
  return value ? json(*value) : json(nullptr);
}

json CountsAsJson(const Document& document) {
  json rows = json::array();
  for (const auto& count : document.counts) {
    json row = {{"dimension", count.dimension},
                {"key", count.key},
                {"label", OrNull(count.label)},
                {"count", count.count}};
    if (count.dimension == "port") row["footnotes"] = count.footnotes;
    rows.push_back(row);
  }
  return rows;
}

json MalwareAsJson(const Document& document) {
  json types = json::array();
  for (const auto& malware : document.malware) {
    if (types.empty() || types.back()["type"] != malware.type) {
      types.push_back({{"type", malware.type}, {"names", json::array()}});
    }
    types.back()["names"].push_back(malware.name);
  }
  return types;
}

json NotesAsJson(const Document& document) {
  json notes = json::array();
  for (const auto& note : document.revision_notes) {
    notes.push_back({{"noted_on", OrNull(note.noted_on)}, {"text", note.text}});
  }
  return notes;
}

void CheckAgainst(const Document& document, const json& facts) {
  CHECK(OrNull(document.number) == facts["number"]);
  CHECK(OrNull(document.series) == facts["series"]);
  CHECK(OrNull(document.title) == facts["title"]);
  CHECK(OrNull(document.issued) == facts["issued"]);
  CHECK(OrNull(document.period_start) == facts["period_start"]);
  CHECK(OrNull(document.period_end) == facts["period_end"]);
  CHECK(CountsAsJson(document) == facts["counts"]);
  CHECK(MalwareAsJson(document) == facts["malware"]);
  CHECK(NotesAsJson(document) == facts["revision_notes"]);
  CHECK(document.citations.size() == facts["citations"]);
  for (const auto& [marker, url] : facts["citation_samples"].items()) {
    const auto at = static_cast<std::size_t>(std::stoi(marker)) - 1;
    CHECK(document.citations.at(at).marker == marker);
    CHECK(document.citations.at(at).url == url);
  }
}

// The days and versions that an advisory declares anywhere.
void CheckRevisions(const std::string& text, const Document& document) {
  std::set<std::string> days;
  std::set<std::string> versions;
  for (const auto& note : document.revision_notes) {
    if (note.noted_on) days.insert(*note.noted_on);
    if (note.version) versions.insert(*note.version);
  }
  for (const std::string& version : Scan(text, "^v([0-9]+[.][0-9]+)[ \t]+[0-9]{4}-")) {
    CHECK(versions.count(version) == 1);
  }
  for (const std::string& day : Scan(text, "^v[0-9.]+[ \t]+([0-9-]{10})")) {
    CHECK(days.count(day) == 1);
  }
  // With a section for the revisions the header's day stays a field: two documents give another day
  // there.
  for (const std::string& day :
       Scan(text, "^(?:[A-Z][a-z]+:.*)?[RrVv]e(?:vised|issued):?(?: on| at)?[ \t]+([0-9-]{10})")) {
    const auto fields = parse_test::ValuesOf(document, "revised");
    CHECK((days.count(day) == 1 || std::count(fields.begin(), fields.end(), day) == 1));
  }
  const bool declares =
      !Scan(text, "(\\[REVISED\\]|^Revised:|^Reissued:|evised (?:on|at) [0-9])").empty() ||
      !Scan(text, "^[0VIX]+[.] +([Rr]evision [Hh]istory)").empty();
  CHECK(declares == !document.revision_notes.empty());
}

void CheckSectionsAndCitations(const std::string& text, const Document& document) {
  std::vector<std::string> markers;
  for (const auto& section : document.sections) markers.push_back(section.marker);
  CHECK(markers == Scan(text, "^(0[.]|[IVX]+[.])[ \\t]+[A-Z]"));
  const auto heads = Scan(text, "^([VIX]+[.][ \\t]+References)[ ]*$");
  const std::size_t begin = heads.empty() ? std::string::npos : text.find("\n" + heads.front());
  std::vector<std::string> urls;
  for (const auto& citation : document.citations) urls.push_back(citation.url);
  if (begin != std::string::npos) {
    CHECK(urls == Scan(text.substr(begin), "((?:https?|ftp)://[^ \t\n<>]+)"));
  }
  CHECK(urls.empty() == (begin == std::string::npos && document.series != "SN"));
}

void CheckCveNames(const std::string& text, const Document& document) {
  const auto today = [](std::string name) { return name.replace(0, 3, "CVE"); };
  std::set<std::string> found;
  for (const auto& reference : document.references) {
    if (reference.kind == "CVE") found.insert(today(reference.id));
  }
  std::set<std::string> named;
  for (const auto& name : Scan(text, "((?:CVE|CAN)-[0-9]{4}-[0-9]{4,})")) named.insert(today(name));
  CHECK(found == named);
  std::string header;
  for (const auto& value : parse_test::ValuesOf(document, "cve-name")) header += value + "\n";
  const std::size_t label = text.find("\nCVE");
  if (label == std::string::npos || text.find("\nI.") < label) return;
  const std::string value = text.substr(label, text.find("\n\n", label) - label);
  CHECK(Scan(header, "((?:CVE|CAN)-[0-9]+-[0-9]+)") == Scan(value, "((?:CVE|CAN)-[0-9]+-[0-9]+)"));
}

void CheckNotesAndPorts(const std::string& text, const Document& document) {
  const std::string header = text.substr(0, text.find("\nI. "));
  const auto count = [&](const char* field) {
    return parse_test::ValuesOf(document, field).size();
  };
  CHECK(count("note") == Scan(header, "^(N(?:ote|OTE)(?: WELL)?:)").size());
  CHECK(count("special-note") == Scan(header, "^(Special [Nn]ote:)").size());
  CHECK(count("affects") >= Scan(header, "^(Affects:[ \t]*[^ \t\n])").size());
  CHECK(count("port-name") >= Scan(text, "^(Port name:)").size());
  CHECK(count("status") >= Scan(text, "^(Status:)").size());
  CHECK(count("affected") >= Scan(text, "^(Affected:)").size());
}

// A text of signed lines without their escapes, as the engine's verdict gives it to the parser.
std::string Unescaped(const std::string& text) {
  return base::ReplaceAll(base::ReplaceAll(text, "\r\n", "\n"), "\n- ", "\n");
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// The CVE names of a text as "CVE-2004-0114", looked for without a pattern.
std::set<std::string> CveNames(const std::string& text) {
  std::set<std::string> names;
  for (const char* word : {"CVE-", "CAN-"}) {
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at + 1)) {
      std::size_t end = at + 4;
      while (end < text.size() && (IsDigit(text[end]) || (end == at + 8 && text[end] == '-')))
        ++end;
      if (end >= at + 13) names.insert("CVE-" + text.substr(at + 4, end - at - 4));
    }
  }
  return names;
}

std::set<std::string> CveReferences(const Document& document) {
  std::set<std::string> ids;
  for (const auto& reference : document.references) {
    if (reference.kind == "CVE") ids.insert(reference.id);
  }
  return ids;
}

}  // namespace

TEST_CASE("every CVE name of a real document is among its references") {
  std::size_t names = 0;
  for (const char* part : {"freebsd/documents", "jpcert"}) {
    const auto folder = Corpus(part);
    if (!folder) return;
    for (const auto& entry : fs::directory_iterator(*folder)) {
      CAPTURE(entry.path().filename().string());
      const std::string text = Read(entry.path());
      const auto expected = CveNames(text);
      CHECK(CveReferences(parse::ParseDocument(text, "")) == expected);
      names += expected.size();
    }
  }
  CHECK(names > 300);
}

TEST_CASE("the flattened overview of 2004 gives all its facts with and without its armor") {
  const auto folder = Corpus("jpcert");
  if (!folder) return;
  const std::string name = "JPCERT-PR-2004-0002";
  const std::string file = Read(*folder / (name + ".flattened.txt"));
  const json facts = json::parse(Read(*folder / (name + ".facts.json")));
  CheckAgainst(parse::ParseDocument(file, "jpcert"), facts);
  const std::size_t begin = file.find("=====");
  const std::size_t end = file.find(" -----BEGIN PGP SIGNATURE");
  CheckAgainst(parse::ParseDocument(file.substr(begin, end - begin), "jpcert"), facts);
}

TEST_CASE("the flattened overview of 2004 gives its lists") {
  const auto folder = Corpus("jpcert");
  if (!folder) return;
  const Document document =
      parse::ParseDocument(Read(*folder / "JPCERT-PR-2004-0002.flattened.txt"), "jpcert");
  std::string events;
  std::string activities;
  for (const auto& section : document.sections) {
    if (section.kind == "event") events += section.marker;
    if (section.kind == "activity") activities += section.marker;
  }
  CHECK(events == "I.II.III.");
  CHECK(activities == "I.II.III.IV.V.");
  CHECK(document.actions.size() == 5);
  for (const auto& action : document.actions) CHECK(action.type == "intrusion");
  REQUIRE(document.publications.size() == 2);
  CHECK(document.publications[0].key == "alert");
  CHECK(document.publications[0].published_on == "2004-02-16");
  CHECK(document.publications[1].key == "activity-overview");
  CHECK(document.publications[1].published_on == "2004-01-21");
  CHECK(parse_test::ValuesOf(document, "footnote").size() == 3);
}

TEST_CASE("every FreeBSD document says all that simple scans of it find") {
  const auto folder = Corpus("freebsd/documents");
  if (!folder) return;
  for (const auto& entry : fs::directory_iterator(*folder)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("FreeBSD-", 0) != 0) continue;
    CAPTURE(name);
    const std::string text = Unescaped(SignedText(Read(entry.path())));
    const Document document = parse::ParseDocument(text, "freebsd");
    CheckRevisions(text, document);
    CheckSectionsAndCitations(text, document);
    CheckCveNames(text, document);
    CheckNotesAndPorts(text, document);
    const Document flat = parse::ParseDocument(parse_test::Flatten(text), "freebsd");
    CHECK(flat.citations.size() == document.citations.size());
  }
}

TEST_CASE("every FreeBSD document says its number and title and day") {
  const auto folder = Corpus("freebsd/documents");
  if (!folder) return;
  int documents = 0;
  for (const auto& entry : fs::directory_iterator(*folder)) {
    const std::string name = entry.path().filename().string();
    if (name.rfind("FreeBSD-", 0) != 0) continue;
    CAPTURE(name);
    const std::string text = SignedText(Read(entry.path()));
    const Document document = parse::ParseDocument(text, "freebsd");
    ++documents;
    CHECK(document.number);
    CHECK(document.issued);
    CHECK(document.title.value_or("").size() > 2);
    // One of them carries another's number.
    const bool own = name.rfind(document.number.value_or("none"), 0) == 0;
    CHECK((own || name == "FreeBSD-SA-00:02.procfs.asc"));
    const bool declares = text.find("Revision History") != std::string::npos ||
                          text.find("\nRevised:") != std::string::npos;
    CHECK((!declares || !document.revision_notes.empty()));
    const Document flat = parse::ParseDocument(parse_test::Flatten(text), "freebsd");
    CHECK(flat.number == document.number);
    CHECK(flat.title == document.title);
    CHECK(flat.issued == document.issued);
  }
  CHECK(documents > 300);
}
