#include "store/text_search.h"

namespace store {
namespace {

// The index is asked first and gives its rows in the order of their rank, so that no more rows are
// joined than it takes to fill the limit
// (https://www.sqlite.org/fts5.html#sorting_by_auxiliary_function_results).
constexpr std::string_view kFindText =
    "SELECT revision.id, source.name, document.name, fact.number, fact.series, fact.issued, "
    "fact.title, revision.revision FROM text_index "
    "CROSS JOIN standing ON standing.revision_id = text_index.rowid "
    "CROSS JOIN revision ON revision.id = text_index.rowid "
    "CROSS JOIN document ON document.id = revision.document_id "
    "CROSS JOIN source ON source.id = document.source_id "
    "CROSS JOIN revision_fact AS fact ON fact.revision_id = revision.id "
    "WHERE text_index MATCH ?1 AND text_index.rank MATCH 'bm25(5.0, 1.0)' "
    "AND (?2 = '' OR source.name = ?2) AND (?3 = '' OR fact.series = ?3) "
    "AND (?4 = '' OR coalesce(fact.issued, substr(revision.signed_at, 1, 10)) >= ?4) "
    "AND (?5 = '' OR coalesce(fact.issued, substr(revision.signed_at, 1, 10)) <= ?5) "
    "AND (?6 OR EXISTS (SELECT 1 FROM current_revision WHERE current_revision.id = revision.id)) "
    "ORDER BY text_index.rank LIMIT ?7";

}  // namespace

base::Result<std::vector<SearchHit>> FindText(Database& archive, const std::string& expression,
                                              const SearchFilter& filter) {
  Statement& row = archive.Prepare(kFindText);
  row.Bind(expression, filter.source, filter.series, filter.from, filter.to, filter.all_revisions,
           filter.limit);
  std::vector<SearchHit> hits;
  while (row.Step()) {
    hits.push_back({row.Int(0), row.Text(1), row.Text(2), row.OptionalText(3), row.OptionalText(4),
                    row.OptionalText(5), row.OptionalText(6), row.Int(7)});
  }
  row.Reset();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return hits;
}

}  // namespace store
