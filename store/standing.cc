#include "store/standing.h"

namespace store {
namespace {

// Revisions and the earliest of the latest judgements that accept their text. A file without a
// message and its first message are the same place: recovery may find one later.
constexpr std::string_view kAll =
    "SELECT revision.id, min(judgement.id) FROM revision "
    "JOIN document ON document.id = revision.document_id "
    "JOIN judgement ON judgement.text_id = revision.text_id AND judgement.accepted = 1 "
    "  AND judgement.source_id = document.source_id "
    "WHERE NOT EXISTS (SELECT 1 FROM judgement AS later WHERE later.blob_id = judgement.blob_id "
    "  AND later.source_id = judgement.source_id "
    "  AND coalesce(later.ordinal, 0) = coalesce(judgement.ordinal, 0) "
    "  AND later.id > judgement.id) ";

void AddStanding(Database& database, const Statement& row) {
  database.Run("INSERT INTO standing VALUES (?, ?)", row.Int(0), row.Int(1));
}

}  // namespace

void RefreshStanding(Database& database, std::int64_t source_id, const std::string& text_sha256) {
  static const std::string select =
      std::string(kAll) +
      "AND revision.text_id = (SELECT id FROM signed_text WHERE sha256 = ?2) "
      "AND document.source_id = ?1 GROUP BY revision.id";
  database.Run(
      "DELETE FROM standing WHERE revision_id IN (SELECT revision.id FROM revision "
      "JOIN document ON document.id = revision.document_id "
      // The plus keeps SQLite from going through all documents of the source to find a few.
      "WHERE +document.source_id = ?1 "
      "AND text_id = (SELECT id FROM signed_text WHERE sha256 = ?2))",
      source_id, text_sha256);
  // Row by row, as an INSERT of a SELECT opens a savepoint, for which the full text index writes
  // what it has gathered: a segment for each document, all to be merged later.
  Statement& row = database.Prepare(select);
  for (row.Bind(source_id, text_sha256); row.Step();) AddStanding(database, row);
  row.Reset();
}

void FillStanding(Database& content, Database& derived) {
  static const std::string select = std::string(kAll) + "GROUP BY revision.id ORDER BY revision.id";
  Statement& row = content.Prepare(select);
  while (row.Step()) AddStanding(derived, row);
  row.Reset();
}

}  // namespace store
