#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "store/archive.h"

namespace {

struct Signed {
  std::string at;
  bool is_accepted = true;
};

// One document with these revisions, numbered from 1.
store::Database ArchiveOf(const std::vector<Signed>& revisions) {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Script(
      "PRAGMA foreign_keys = OFF;"
      "INSERT INTO document (id, source_id, name, first_seen) VALUES (1, 1, 'd', '')");
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    const auto number = static_cast<std::int64_t>(i + 1);
    archive->Run(
        "INSERT INTO revision (id, document_id, revision, text_id, judgement_id, signed_at, "
        "url, first_seen) VALUES (?1, 1, ?1, ?1, 1, ?2, '', '')",
        number, revisions[i].at);
    if (revisions[i].is_accepted) archive->Run("INSERT INTO standing VALUES (?, 1)", number);
  }
  REQUIRE(archive->Check());
  return std::move(*archive);
}

std::vector<std::int64_t> Current(store::Database& archive) {
  std::vector<std::int64_t> ids;
  store::Statement& row = archive.Prepare("SELECT id FROM current_revision");
  while (row.Step()) ids.push_back(row.Int(0));
  row.Reset();
  return ids;
}

using Ids = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("the current revision is the one of those accepted that was signed last") {
  const std::vector<std::pair<std::vector<Signed>, Ids>> cases = {
      {{}, {}},
      {{{"2001"}}, {1}},
      {{{"2001"}, {"2003"}, {"2002"}}, {2}},
      {{{"2001"}, {"2003", false}, {"2002"}}, {3}},
      {{{"2001"}, {"2001"}}, {2}},  // signed in the same second: the later number
      {{{"2001"}, {"2001", false}}, {1}},
      {{{"2001", false}, {"2003", false}}, {}},
  };
  for (const auto& one : cases) {
    auto archive = ArchiveOf(one.first);
    CAPTURE(one.first.size());
    CHECK(Current(archive) == one.second);
  }
}

TEST_CASE("what follows a revision of a document is sought in an index") {
  auto archive = ArchiveOf({{"2001"}, {"2002"}});
  store::Statement& row =
      archive.Prepare("EXPLAIN QUERY PLAN SELECT * FROM current_revision WHERE id = 1");
  std::vector<std::string> steps;
  while (row.Step()) steps.push_back(row.Text(3));
  row.Reset();
  CHECK(std::any_of(steps.begin(), steps.end(), [](const std::string& step) {
    return step.find("revision_by_signing (document_id=? AND signed_at>?") != std::string::npos;
  }));
}
