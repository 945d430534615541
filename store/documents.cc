#include "store/documents.h"

#include "store/facts.h"
#include "store/standing.h"

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
  recorded.is_new_document =
      !database_.FindInt("SELECT 1 FROM revision WHERE document_id = ?", document_id);
  const auto held = database_.FindInt(
      "SELECT id FROM revision WHERE document_id = ? "
      "AND text_id = (SELECT id FROM signed_text WHERE sha256 = ?)",
      document_id, text.sha256());
  if (held) {
    recorded.revision_id = *held;
  } else {
    const std::string signed_at = base::FormatTime(text.signed_at());
    database_.Run(
        "INSERT INTO revision (document_id, revision, text_id, judgement_id, signed_at, url, "
        "first_seen) VALUES (?1, (SELECT coalesce(max(revision), 0) + 1 FROM revision "
        "WHERE document_id = ?1), (SELECT id FROM signed_text WHERE sha256 = ?2), ?3, ?4, ?5, ?6)",
        document_id, text.sha256(), arrival.judgement_id, signed_at, arrival.url,
        base::FormatTime(now));
    recorded.revision_id = database_.LastId();
    recorded.is_new = true;
    Facts(database_).Add(recorded.revision_id, signed_at, document);
  }
  RefreshStanding(database_, arrival.source_id, text.sha256());
  recorded.is_current = IsCurrent(arrival.source_id, arrival.name, text.sha256());
  return recorded;
}

bool Documents::Rename(std::int64_t source_id, const std::string& old_name,
                       const std::string& name) {
  const auto held = database_.FindInt("SELECT id FROM document WHERE source_id = ? AND name = ?",
                                      source_id, old_name);
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
          "SELECT 1 FROM document "
          "JOIN revision ON revision.document_id = document.id "
          "JOIN current_revision AS current ON current.id = revision.id "
          "WHERE source_id = ?1 AND name = ?2 "
          "AND revision.text_id = (SELECT id FROM signed_text WHERE sha256 = ?3)",
          source_id, name, text_sha256)
      .has_value();
}

std::vector<std::string> Documents::NamesOfText(std::int64_t source_id,
                                                const std::string& text_sha256) {
  Statement& row = database_.Prepare(
      "SELECT document.name FROM revision JOIN document ON document.id = revision.document_id "
      "WHERE text_id = (SELECT id FROM signed_text WHERE sha256 = ?) AND +source_id = ? "
      "ORDER BY +document.name");
  std::vector<std::string> names;
  for (row.Bind(text_sha256, source_id); row.Step();) names.push_back(row.Text(0));
  row.Reset();
  return names;
}

bool Documents::IsFromMailOnly(std::int64_t source_id, const std::string& name) {
  return !database_
              .FindInt(
                  "SELECT 1 FROM revision JOIN document ON document.id = revision.document_id "
                  "WHERE source_id = ?1 AND name = ?2 AND NOT EXISTS (SELECT 1 FROM mail "
                  "  WHERE mail.source_id = ?1 AND mail.url = revision.url)",
                  source_id, name)
              .has_value();
}

std::vector<std::string> Documents::NamesOf(std::int64_t source_id, const std::string& number) {
  Statement& row = database_.Prepare(
      "SELECT DISTINCT document.name FROM revision_fact "
      "JOIN accepted_revision AS revision ON revision.id = revision_fact.revision_id "
      "JOIN document ON document.id = revision.document_id "
      "WHERE number = ? AND source_id = ? ORDER BY document.name");
  std::vector<std::string> names;
  for (row.Bind(number, source_id); row.Step();) names.push_back(row.Text(0));
  row.Reset();
  return names;
}

}  // namespace store
