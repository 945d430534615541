#include "report/overviews.h"

#include <utility>

namespace report {

base::Result<std::vector<Overview>> ReadOverviews(store::Database& archive,
                                                  const std::string& dimension,
                                                  const std::string& source) {
  store::Statement& row = archive.Prepare(
      "SELECT source.name, document.name, fact.number, revision.revision, fact.period_start, "
      "fact.period_end, key, label, count, footnotes, line, revision.id "
      // The index of overviews first: they are few among all documents.
      "FROM revision_fact AS fact "
      "CROSS JOIN current_revision AS revision ON revision.id = fact.revision_id "
      "JOIN document ON document.id = revision.document_id "
      "JOIN source ON source.id = document.source_id "
      "LEFT JOIN incident_count AS counted "
      "ON counted.revision_id = revision.id AND dimension = ?1 "
      "WHERE fact.is_overview = 1 AND (?2 = '' OR source.name = ?2) "
      "ORDER BY fact.revision_id, position");
  std::vector<Overview> overviews;
  std::int64_t last = 0;
  for (row.Bind(dimension, source); row.Step();) {
    if (std::exchange(last, row.Int(11)) != row.Int(11)) {
      overviews.push_back(
          {row.Text(0), row.Text(1), row.Text(2), row.Int(3), row.Text(4), row.Text(5), {}});
    }
    if (row.IsNull(6)) continue;
    overviews.back().counts.push_back(
        {row.Text(6), row.Text(7), row.Int(8), row.Text(9), row.Int(10)});
  }
  row.Reset();
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  return overviews;
}

}  // namespace report
