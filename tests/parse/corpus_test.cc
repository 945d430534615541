// Real documents, where the environment variable INKAN_CORPUS names the folder they are in.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
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
