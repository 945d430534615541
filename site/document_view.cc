#include "site/document_view.h"

#include <algorithm>

#include "ingest/accepted_text.h"
#include "parse/charset.h"

namespace site {
namespace {

// A hostile publisher could sign thousands of revisions; their bytes are all there to be had.
constexpr std::size_t kMostDifferences = 50;

// The view `facts` would look through the facts of all documents for those of one.
constexpr const char* kFacts =
    "SELECT 'count', dimension || ' ' || key, coalesce(label, ''), CAST(count AS TEXT), line, "
    "position FROM incident_count WHERE revision_id = ?1 UNION ALL "
    "SELECT 'citation', marker, title, url, line, position FROM citation "
    "WHERE revision_id = ?1 UNION ALL "
    "SELECT 'section', marker, '', title, line, position FROM section "
    "WHERE revision_id = ?1 UNION ALL "
    "SELECT 'publication', key, coalesce(published_on, ''), title, line, position "
    "FROM publication WHERE revision_id = ?1 UNION ALL "
    "SELECT 'intruder-action', type, '', text, line, position FROM intruder_action "
    "WHERE revision_id = ?1 UNION ALL "
    "SELECT 'revision-note', coalesce(version, ''), coalesce(noted_on, ''), text, line, position "
    "FROM revision_note WHERE revision_id = ?1 UNION ALL "
    "SELECT 'malware', type, '', name, line, position FROM malware "
    "WHERE revision_id = ?1 UNION ALL "
    "SELECT 'field', name, '', value, line, position FROM field "
    "WHERE revision_id = ?1 UNION ALL "
    "SELECT 'reference', kind, written, name, line, position FROM reference "
    "WHERE revision_id = ?1 ORDER BY 5, 1, 6";

constexpr const char* kJudgements =
    "SELECT blob.sha256, at, engines, outcome, accepted, reasons, caveats, coalesce(key_id, ''), "
    "coalesce(fingerprint, ''), coalesce(digest, ''), coalesce(public_key_algorithm, ''), "
    "coalesce(recovered_by, ''), coalesce(key_expires <= ?3, 0) FROM judgement "
    "JOIN blob ON blob.id = blob_id "
    "WHERE source_id = (SELECT id FROM source WHERE name = ?1) AND blob.sha256 = ?2 "
    "ORDER BY judgement.id";

// From the text to its bytes to their exchanges; by itself SQLite would go through all exchanges of
// the source, for each document.
constexpr const char* kPlaces =
    "SELECT exchange.url, min(exchange.at) FROM judgement "
    "CROSS JOIN exchange ON exchange.blob_id = judgement.blob_id "
    "AND +exchange.source_id = judgement.source_id AND exchange.kind = 'document' "
    "WHERE judgement.text_id = (SELECT id FROM signed_text WHERE sha256 = ?2) "
    "AND judgement.accepted = 1 "
    "AND +judgement.source_id = (SELECT id FROM source WHERE name = ?1) "
    "GROUP BY exchange.url ORDER BY 2, 1";

// The statements are asked for once for each document, so they are prepared once.
base::Status ReadFacts(store::Database& archive, DocumentView& view) {
  store::Statement& row = archive.Prepare(kFacts);
  for (row.Bind(view.document->current().id); row.Step();) {
    view.facts.push_back({row.Text(0), row.Text(1), row.Text(2), row.Text(3), row.Int(4)});
  }
  row.Reset();
  return archive.Check();
}

Judgement JudgementOf(const store::Statement& row) {
  Judgement judgement{row.Text(0),     row.Text(1), row.Text(2),  row.Text(3),
                      row.Int(4) == 1, row.Text(5), row.Text(6),  row.Text(7),
                      row.Text(8),     row.Text(9), row.Text(10), row.Text(11)};
  if (row.Int(12) == 1) {
    judgement.caveats += judgement.caveats.empty() ? "key-expired-now" : ",key-expired-now";
  }
  return judgement;
}

base::Status ReadJudgements(store::Database& archive, const std::string& as_of,
                            DocumentView& view) {
  std::vector<std::string> seen;
  store::Statement& row = archive.Prepare(kJudgements);
  for (const Revision& revision : view.document->revisions) {
    if (std::find(seen.begin(), seen.end(), revision.sha256) != seen.end()) continue;
    seen.push_back(revision.sha256);
    for (row.Bind(view.document->source, revision.sha256, as_of); row.Step();) {
      view.judgements.push_back(JudgementOf(row));
    }
    row.Reset();
  }
  for (const Judgement& judgement : view.judgements) {
    if (judgement.is_accepted && judgement.sha256 == view.document->current().sha256) {
      view.standing = judgement;
    }
  }
  return archive.Check();
}

base::Status ReadPlaces(store::Database& archive, DocumentView& view) {
  store::Statement& row = archive.Prepare(kPlaces);
  for (row.Bind(view.document->source, view.document->current().text_sha256); row.Step();) {
    view.places.push_back({row.Text(0), row.Text(1)});
  }
  row.Reset();
  return archive.Check();
}

base::Status ReadTexts(store::Database& archive, DocumentView& view) {
  std::string before;
  const auto& revisions = view.document->revisions;
  for (std::size_t i = 0; i < revisions.size(); ++i) {
    auto message = ingest::ReadAcceptedMessage(archive, revisions[i].id);
    if (!message) return base::Forward(message);
    view.text = parse::Decode(message->text.text()).text;
    view.received.push_back(std::move(message->received));
    if (i > 0 && i + kMostDifferences >= revisions.size()) {
      auto hunks = report::DiffTexts(before, view.text);
      if (!hunks) return base::Forward(hunks);
      view.differences.push_back({revisions[i - 1].number, revisions[i].number, std::move(*hunks)});
    }
    before = view.text;
  }
  return {};
}

}  // namespace

base::Result<DocumentView> ReadDocumentView(store::Database& archive, const Document& document,
                                            const std::string& as_of) {
  DocumentView view;
  view.document = &document;
  for (const auto& done : {ReadTexts(archive, view), ReadFacts(archive, view),
                           ReadJudgements(archive, as_of, view), ReadPlaces(archive, view)}) {
    if (!done) return base::Forward(done);
  }
  return view;
}

}  // namespace site
