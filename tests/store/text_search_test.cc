#include "store/text_search.h"

#include <doctest/doctest.h>

#include "store/archive.h"
#include "store/facts.h"

namespace {

struct Text {
  std::string words;
  std::string signed_on;
  std::optional<std::string> issued;
  std::string series = "AT";
};

// A document of source `s` for each text, named by its place from 1 on.
store::Database ArchiveOf(const std::vector<Text>& texts) {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Script("PRAGMA foreign_keys = OFF; INSERT INTO source VALUES (1, 's', 'plain')");
  std::int64_t id = 0;
  for (const Text& text : texts) {
    ++id;
    archive->Run("INSERT INTO document VALUES (?1, 1, ?1, '')", id);
    archive->Run("INSERT INTO revision VALUES (?1, ?1, 1, ?1, 1, ?2, '', '')", id, text.signed_on);
    archive->Run("INSERT INTO standing VALUES (?, 1)", id);
    parse::Document document;
    document.indexed_text = text.words;
    document.issued = text.issued;
    document.series = text.series;
    store::Facts(*archive).Add(id, text.signed_on, document);
  }
  REQUIRE(archive->Check());
  return std::move(*archive);
}

std::string NamesOf(const store::SearchHits& found) {
  std::string names = found.is_ranked ? "ranked:" : "newest:";
  for (const store::SearchHit& hit : found.hits) names += " " + hit.name;
  return names;
}

std::string Found(store::Database& archive, const store::SearchFilter& filter) {
  const auto found = store::FindText(archive, "worm", filter);
  REQUIRE(found);
  return NamesOf(*found);
}

const std::vector<Text> kTexts = {
    {"worm", "2001-03-01T00:00:00Z", "2001-02-01"},
    {"worm and a worm and a worm", "2001-03-01T00:00:00Z", "2001-01-01"},
    {"worm among others", "2001-04-01T00:00:00Z", {}},
    {"nothing of the kind", "2002-01-01T00:00:00Z", {}},
    {"worm, a long time before it was signed", "2003-01-01T00:00:00Z", "1999-01-01", "PR"},
};

}  // namespace

TEST_CASE("as many as can be ranked are told by their rank and more by their day") {
  auto archive = ArchiveOf(kTexts);
  store::SearchFilter filter;
  filter.most_ranked = 4;
  CHECK(Found(archive, filter) == "ranked: 1 2 3 5");
  filter.most_ranked = 3;
  CHECK(Found(archive, filter) == "newest: 3 1 2 5");
}

TEST_CASE("the filter chooses in the same way from the ranked and from the newest") {
  auto archive = ArchiveOf(kTexts);
  archive.Run("DELETE FROM standing WHERE revision_id = 1");
  for (const std::size_t most : {std::size_t{100}, std::size_t{0}}) {
    const std::string kind = most == 0 ? "newest: " : "ranked: ";
    store::SearchFilter filter;
    filter.most_ranked = most;
    filter.limit = 1;
    CHECK(Found(archive, filter) == kind + (most == 0 ? "3" : "2"));
    filter.limit = 20;
    filter.from = "2001-01-01";
    filter.to = "2001-03-31";
    CHECK(Found(archive, filter) == kind + "2");
    filter.to.clear();
    filter.from = "2001-04-01";
    CHECK(Found(archive, filter) == kind + "3");
    filter.from.clear();
    filter.series = "PR";
    CHECK(Found(archive, filter) == kind + "5");
    filter.source = "another";
    CHECK(Found(archive, filter) + " " == kind);
  }
}

TEST_CASE("a text that is not current is told where it is asked for, ranked or not") {
  auto archive = ArchiveOf(kTexts);
  archive.Run("UPDATE revision SET document_id = 1, revision = 2 WHERE id = 3");
  for (const std::size_t most : {std::size_t{100}, std::size_t{0}}) {
    CAPTURE(most);
    store::SearchFilter filter;
    filter.most_ranked = most;
    filter.from = "2001-02-01";
    auto found = store::FindText(archive, "worm", filter);
    REQUIRE(found);
    REQUIRE(found->hits.size() == 1);
    CHECK(found->hits[0].revision_id == 3);
    filter.all_revisions = true;
    found = store::FindText(archive, "worm", filter);
    REQUIRE(found);
    CHECK(found->hits.size() == 2);
  }
}
