#include "site/documents.h"

#include "base/hash.h"
#include "report/collected_rows.h"
#include "site/paths.h"

namespace site {
namespace {

// The last columns are there for the state alone: what the page tells of judgements, of places and
// of keys. A `+` keeps SQLite from a way through all exchanges of the source, for each document.
constexpr const char* kRevisions =
    "SELECT document.id, source.name, document.name, revision.id, revision.revision, "
    "signed_text.sha256, blob.sha256, revision.signed_at, revision.first_seen, "
    "revision.url, fact.number, fact.series, fact.title, fact.issued, fact.period_start, "
    "fact.period_end, fact.charset, judgement.id, fact.parser, fact.parser_version, fact.profile, "
    "judgement.key_expires <= ?1, "
    "(SELECT max(last.id) FROM judgement AS last WHERE last.blob_id = judgement.blob_id "
    "AND last.source_id = judgement.source_id), "
    "(SELECT count(*) || ' ' || max(exchange.id) FROM judgement AS other "
    "CROSS JOIN exchange ON exchange.blob_id = other.blob_id "
    "AND +exchange.source_id = other.source_id AND exchange.kind = 'document' "
    "WHERE other.text_id = revision.text_id AND other.accepted = 1 "
    "AND +other.source_id = document.source_id) "
    "FROM standing "
    "JOIN revision ON revision.id = standing.revision_id "
    "JOIN document ON document.id = revision.document_id "
    "JOIN source ON source.id = document.source_id "
    "JOIN judgement ON judgement.id = standing.judgement_id "
    "JOIN blob ON blob.id = judgement.blob_id "
    "JOIN signed_text ON signed_text.id = revision.text_id "
    "LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id "
    "ORDER BY document.id, revision.signed_at, revision.revision";

class DocumentSink : public store::RowSink {
 public:
  explicit DocumentSink(std::vector<Document>& documents) : documents_(&documents) {}
  void Columns(const std::vector<std::string>& /*names*/) override {}

  bool Row(const std::vector<store::Cell>& cells) override {
    const auto text = [&](std::size_t i) { return report::CellText(cells[i]); };
    const std::int64_t id = std::get<std::int64_t>(cells[0]);
    if (documents_->empty() || documents_->back().id != id) {
      Finish();
      documents_->emplace_back().id = id;
    }
    Document& document = documents_->back();
    document.source = text(1);
    document.name = text(2);
    document.revisions.push_back({std::get<std::int64_t>(cells[3]),
                                  std::get<std::int64_t>(cells[4]), text(5), text(6), text(7),
                                  text(8), text(9)});
    document.number = text(10);
    document.series = text(11);
    document.title = text(12);
    document.issued = text(13);
    document.period_start = text(14);
    document.period_end = text(15);
    document.charset = text(16);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const std::string cell = text(i);
      state_.append(std::to_string(cell.size())).append(":").append(cell);
    }
    return true;
  }

  void Finish() {
    if (documents_->empty()) return;
    Document& document = documents_->back();
    document.path = DocumentPath(document.source, document.name);
    document.state = base::Sha256Hex(state_);
    state_.clear();
  }

 private:
  std::vector<Document>* documents_;
  std::string state_;
};

}  // namespace

base::Result<std::vector<Document>> ReadDocuments(store::Database& archive,
                                                  const std::string& as_of) {
  std::vector<Document> documents;
  DocumentSink sink(documents);
  auto done = store::RunQuery(archive, kRevisions, {as_of}, sink);
  if (!done) return base::Forward(done);
  sink.Finish();
  return documents;
}

base::Result<std::string> ReadAsOf(store::Database& archive) {
  report::CollectedRows rows;
  auto done =
      store::RunQuery(archive, "SELECT coalesce(max(ended), max(started), '') FROM run", {}, rows);
  if (!done) return base::Forward(done);
  return report::CellText(rows.rows().front().front());
}

}  // namespace site
