#include "store/text_search.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace store {
namespace {

// What is told of a revision that is one of those asked for; where they come from is left open.
constexpr std::string_view kHits =
    "SELECT revision.id, source.name, document.name, fact.number, fact.series, fact.issued, "
    "fact.title, revision.revision FROM {} "
    "CROSS JOIN revision ON revision.id = fact.revision_id "
    "CROSS JOIN document ON document.id = revision.document_id "
    "CROSS JOIN source ON source.id = document.source_id WHERE {} "
    "AND (?2 = '' OR source.name = ?2) AND (?3 = '' OR fact.series = ?3) "
    "AND (?4 = '' OR fact.day >= ?4) AND (?5 = '' OR fact.day <= ?5) "
    "AND EXISTS (SELECT 1 FROM standing WHERE standing.revision_id = revision.id) "
    "AND (?6 OR EXISTS (SELECT 1 FROM current_revision WHERE current_revision.id = revision.id)) ";

SearchHit HitOf(const Statement& row) {
  return {row.Int(0),          row.Text(1),         row.Text(2),         row.OptionalText(3),
          row.OptionalText(4), row.OptionalText(5), row.OptionalText(6), row.Int(7)};
}

// Ascending.
std::vector<std::int64_t> RevisionsWith(Database& archive, const std::string& expression) {
  Statement& row =
      archive.Prepare("SELECT rowid FROM text_index WHERE text_index MATCH ? ORDER BY rowid");
  std::vector<std::int64_t> revisions;
  for (row.Bind(expression); row.Step();) revisions.push_back(row.Int(0));
  row.Reset();
  return revisions;
}

// The index is asked first and gives its rows in the order of their rank, so that no more rows are
// joined than it takes to fill the limit
// (https://www.sqlite.org/fts5.html#sorting_by_auxiliary_function_results).
std::vector<SearchHit> Ranked(Database& archive, const std::string& expression,
                              const SearchFilter& filter) {
  static const std::string sql =
      fmt::format(kHits,
                  "text_index CROSS JOIN revision_fact AS fact "
                  "ON fact.revision_id = text_index.rowid",
                  "text_index MATCH ?1 AND text_index.rank MATCH 'bm25(5.0, 1.0)'") +
      "ORDER BY text_index.rank LIMIT ?7";
  Statement& row = archive.Prepare(sql);
  row.Bind(expression, filter.source, filter.series, filter.from, filter.to, filter.all_revisions,
           filter.limit);
  std::vector<SearchHit> hits;
  while (row.Step()) hits.push_back(HitOf(row));
  row.Reset();
  return hits;
}

// Goes back from the newest day until the limit is reached; `revisions` are so many that this is
// soon.
std::vector<SearchHit> Newest(Database& archive, const std::vector<std::int64_t>& revisions,
                              const SearchFilter& filter) {
  static const std::string sql =
      fmt::format(kHits, "revision_fact AS fact", "fact.revision_id = ?1");
  Statement& day = archive.Prepare(
      "SELECT revision_id FROM revision_fact WHERE day >= ?1 AND (?2 = '' OR day <= ?2) "
      "ORDER BY day DESC, revision_id DESC");
  Statement& one = archive.Prepare(sql);
  std::vector<SearchHit> hits;
  day.Bind(filter.from, filter.to);
  while (static_cast<std::int64_t>(hits.size()) < filter.limit && day.Step()) {
    if (!std::binary_search(revisions.begin(), revisions.end(), day.Int(0))) continue;
    one.Bind(day.Int(0), filter.source, filter.series, filter.from, filter.to,
             filter.all_revisions);
    if (one.Step()) hits.push_back(HitOf(one));
    one.Reset();
  }
  day.Reset();
  return hits;
}

}  // namespace

base::Result<SearchHits> FindText(Database& archive, const std::string& expression,
                                  const SearchFilter& filter) {
  const std::vector<std::int64_t> revisions = RevisionsWith(archive, expression);
  const bool is_ranked = revisions.size() <= filter.most_ranked;
  SearchHits found{
      is_ranked ? Ranked(archive, expression, filter) : Newest(archive, revisions, filter),
      is_ranked};
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return found;
}

}  // namespace store
