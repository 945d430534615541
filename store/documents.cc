#include "store/documents.h"

#include "base/text.h"

namespace store {

std::int64_t Documents::FindOrAdd(const Arrival& arrival, base::Time now) {
  const auto held = database_.FindInt("SELECT id FROM document WHERE source_id = ? AND name = ?",
                                      arrival.source_id, arrival.name);
  if (held) return *held;
  database_.Run("INSERT INTO document (source_id, name, first_seen) VALUES (?, ?, ?)",
                arrival.source_id, arrival.name, base::FormatTime(now));
  return database_.LastId();
}

Recorded Documents::Record(const Arrival& arrival, const verify::VerifiedText& text,
                           const parse::Document& document, base::Time now) {
  const std::int64_t document_id = FindOrAdd(arrival, now);
  Recorded recorded;
  const auto held =
      database_.FindInt("SELECT id FROM revision WHERE document_id = ? AND text_sha256 = ?",
                        document_id, text.sha256());
  if (held) {
    recorded.revision_id = *held;
  } else {
    database_.Run(
        "INSERT INTO revision (document_id, revision, text_sha256, judgement_id, signed_at, url, "
        "first_seen) VALUES (?1, (SELECT coalesce(max(revision), 0) + 1 FROM revision "
        "WHERE document_id = ?1), ?2, ?3, ?4, ?5, ?6)",
        document_id, text.sha256(), arrival.judgement_id, base::FormatTime(text.signed_at()),
        arrival.url, base::FormatTime(now));
    recorded.revision_id = database_.LastId();
    recorded.is_new = true;
    AddFacts(recorded.revision_id, document);
  }
  recorded.is_current = IsCurrent(arrival.source_id, arrival.name, text.sha256());
  return recorded;
}

bool Documents::Rename(std::int64_t source_id, const std::string& number, const std::string& name) {
  const auto held = database_.FindInt("SELECT id FROM document WHERE source_id = ? AND name = ?",
                                      source_id, number);
  const auto taken = database_.FindInt("SELECT id FROM document WHERE source_id = ? AND name = ?",
                                       source_id, name);
  if (!held || taken) return false;
  database_.Run("UPDATE document SET name = ? WHERE id = ?", name, *held);
  return true;
}

std::optional<std::string> Documents::OtherPlace(std::int64_t source_id, const std::string& name,
                                                 const std::string& url) {
  Statement& row = database_.Prepare(
      "SELECT url FROM revision JOIN document ON document.id = revision.document_id "
      "WHERE source_id = ?1 AND name = ?2 AND url <> ?3 "
      "AND substr(url, 1, instr(url, ':')) = substr(?3, 1, instr(?3, ':')) "
      "ORDER BY revision LIMIT 1");
  std::optional<std::string> place;
  if (row.Bind(source_id, name, url).Step()) place = row.Text(0);
  row.Reset();
  return place;
}

bool Documents::IsCurrent(std::int64_t source_id, const std::string& name,
                          const std::string& text_sha256) {
  return database_
      .FindInt(
          "SELECT 1 FROM document JOIN revision ON revision.document_id = document.id "
          "WHERE source_id = ?1 AND name = ?2 AND text_sha256 = ?3 AND NOT EXISTS "
          "(SELECT 1 FROM revision AS later WHERE later.document_id = document.id "
          " AND (later.signed_at, later.revision) > (revision.signed_at, revision.revision))",
          source_id, name, text_sha256)
      .has_value();
}

std::vector<std::string> Documents::NamesOf(std::int64_t source_id, const std::string& number) {
  Statement& row = database_.Prepare(
      "SELECT DISTINCT document.name FROM revision_fact "
      "JOIN revision ON revision.id = revision_fact.revision_id "
      "JOIN document ON document.id = revision.document_id "
      "WHERE number = ? AND source_id = ? ORDER BY document.name");
  std::vector<std::string> names;
  for (row.Bind(number, source_id); row.Step();) names.push_back(row.Text(0));
  row.Reset();
  return names;
}

void Documents::AddFacts(std::int64_t id, const parse::Document& document) {
  database_.Run(
      "INSERT INTO revision_fact (revision_id, parser, parser_version, charset, number, series, "
      "title, issued, period_start, period_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
      id, document.parser, document.parser_version, document.charset, document.number,
      document.series, document.title, document.issued, document.period_start, document.period_end);
  int position = 0;
  for (const parse::Count& row : document.counts) {
    database_.Run("INSERT INTO incident_count VALUES (?, ?, ?, ?, ?, ?, ?, ?)", id, ++position,
                  row.dimension, row.key, row.label, row.count, base::Join(row.footnotes, ","),
                  row.line);
  }
  position = 0;
  for (const parse::Citation& row : document.citations) {
    database_.Run("INSERT INTO citation VALUES (?, ?, ?, ?, ?, ?, ?)", id, ++position, row.marker,
                  row.title, row.url, row.translation_url, row.line);
  }
  position = 0;
  for (const parse::RevisionNote& row : document.revision_notes) {
    database_.Run("INSERT INTO revision_note VALUES (?, ?, ?, ?, ?, ?)", id, ++position,
                  row.version, row.noted_on, row.text, row.line);
  }
  position = 0;
  for (const parse::Malware& row : document.malware) {
    database_.Run("INSERT INTO malware VALUES (?, ?, ?, ?, ?)", id, ++position, row.type, row.name,
                  row.line);
  }
  position = 0;
  for (const parse::Field& row : document.fields) {
    database_.Run("INSERT INTO field VALUES (?, ?, ?, ?, ?)", id, ++position, row.name, row.value,
                  row.line);
  }
  position = 0;
  for (const parse::Reference& row : document.references) {
    database_.Run("INSERT INTO reference VALUES (?, ?, ?, ?, ?)", id, ++position, row.kind, row.id,
                  row.line);
  }
}

}  // namespace store
