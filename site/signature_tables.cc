#include "site/signature_tables.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "report/collected_rows.h"
#include "site/coverage.h"
#include "site/paths.h"
#include "site/verdict_words.h"

namespace site {
namespace {

using Rows = std::vector<std::vector<std::string>>;

constexpr const char* kKeys =
    "SELECT use.key_packet_sha256, use.key_id, use.source, latest.algorithm, latest.bits, "
    "substr(use.created, 1, 10), substr(coalesce(use.expires, ''), 1, 10), "
    "substr(coalesce(use.first_signed, ''), 1, 10), substr(coalesce(use.last_signed, ''), 1, 10), "
    "use.documents, use.refused FROM key_use AS use "
    "JOIN source ON source.name = use.source JOIN trusted_key AS latest ON latest.id = "
    "(SELECT max(id) FROM trusted_key WHERE source_id = source.id "
    "AND packet_sha256 = use.key_packet_sha256) ORDER BY use.created, use.source, use.key_id, 1";
constexpr const char* kSigned =
    "SELECT judgement.key_packet_sha256, source.name, substr(revision.signed_at, 1, 4), "
    "count(DISTINCT revision.document_id) FROM accepted_revision AS revision "
    "JOIN judgement ON judgement.id = revision.judgement_id "
    "JOIN source ON source.id = judgement.source_id GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";
constexpr const char* kSeries =
    "SELECT judgement.key_id, source.name, coalesce(fact.series, '–'), "
    "substr(min(revision.signed_at), 1, 10), substr(max(revision.signed_at), 1, 10), "
    "count(DISTINCT revision.document_id) FROM accepted_revision AS revision "
    "JOIN judgement ON judgement.id = revision.judgement_id "
    "JOIN source ON source.id = judgement.source_id "
    "LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id "
    "GROUP BY judgement.key_packet_sha256, 2, 3 ORDER BY 2, 4, 1, 3";
constexpr const char* kOutcomes =
    "SELECT substr(judgement.signed_at, 1, 4), judgement.outcome, count(*) "
    "FROM latest_judgement AS latest JOIN judgement ON judgement.id = latest.id "
    "WHERE judgement.signed_at IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 2";
constexpr const char* kDigests =
    "SELECT substr(revision.signed_at, 1, 4), coalesce(judgement.digest, '–'), count(*) "
    "FROM accepted_revision AS revision JOIN judgement ON judgement.id = revision.judgement_id "
    "GROUP BY 1, 2 ORDER BY 1, 2";
constexpr const char* kQuarantine =
    "SELECT url, outcome, reasons, first_seen, source FROM quarantine "
    "ORDER BY first_seen DESC, source, url, sha256";

base::Status ReadRows(store::Database& archive, const char* sql, Rows& into) {
  report::CollectedRows rows;
  auto done = store::RunQuery(archive, sql, {}, rows);
  for (const auto& row : rows.rows()) {
    auto& texts = into.emplace_back();
    for (const store::Cell& cell : row) texts.push_back(report::CellText(cell));
  }
  return done;
}

// Rows of year, kind, number as a row for each year and a column for each kind.
Table ByYear(const Rows& rows, Language language) {
  std::vector<std::string> years;
  std::map<std::string, std::map<std::string, std::string>> kinds;
  for (const auto& row : rows) {
    years.push_back(YearOf(row[0]));
    kinds[row[1]][YearOf(row[0])] = row[2];
  }
  Table table;
  table.columns.push_back({"year", Phrase{"Year", "年"}.In(language), Role::kStart, false});
  for (const auto& [kind, counts] : kinds)
    table.columns.push_back({kind, kind, Role::kSeries, true});
  for (const std::string& year : YearsOf(years)) {
    auto& row = table.rows.emplace_back();
    row.push_back({year});
    for (const auto& [kind, counts] : kinds) {
      const auto found = counts.find(year);
      row.push_back({found == counts.end() ? "0" : found->second});
    }
  }
  return table;
}

}  // namespace

base::Result<SignatureRows> ReadSignatures(store::Database& archive) {
  SignatureRows rows;
  for (const auto& done :
       {ReadRows(archive, kKeys, rows.keys), ReadRows(archive, kSigned, rows.signed_by),
        ReadRows(archive, kSeries, rows.series_of), ReadRows(archive, kOutcomes, rows.outcomes),
        ReadRows(archive, kDigests, rows.digests),
        ReadRows(archive, kQuarantine, rows.quarantine)}) {
    if (!done) return base::Forward(done);
  }
  return rows;
}

Table KeyTable(const SignatureRows& rows, Language language) {
  Table table;
  const auto column = [&](const char* name, const Phrase& title, Role role,
                          bool is_number = false) {
    table.columns.push_back({name, title.In(language), role, is_number});
  };
  column("key_id", {"Key", "鍵"}, Role::kLabel);
  column("source", {"Source", "入手元"}, Role::kPlain);
  column("algorithm", {"Algorithm", "方式"}, Role::kPlain);
  column("created", {"Created", "作成日"}, Role::kStart);
  column("expires", {"Expires", "有効期限"}, Role::kEnd);
  column("first_signed", {"First signed", "最初の署名"}, Role::kPlain);
  column("last_signed", {"Last signed", "最後の署名"}, Role::kPlain);
  column("documents", {"Documents", "文書数"}, Role::kPlain, true);
  column("refused", {"Refused", "不受理"}, Role::kPlain, true);
  std::vector<std::string> years;
  for (const auto& row : rows.signed_by) years.push_back(YearOf(row[2]));
  years = YearsOf(years);
  for (const std::string& year : years) table.columns.push_back({year, year, Role::kSeries, true});
  for (const auto& key : rows.keys) {
    auto& row = table.rows.emplace_back();
    for (const std::size_t i : {1U, 2U}) row.push_back({key[i]});
    row.push_back({key[3] + " " + key[4]});
    for (const std::size_t i : {5U, 6U, 7U, 8U, 9U, 10U}) row.push_back({key[i]});
    for (const std::string& year : years) {
      const auto found = std::find_if(
          rows.signed_by.begin(), rows.signed_by.end(),
          [&](const auto& one) { return one[0] == key[0] && one[1] == key[2] && one[2] == year; });
      row.push_back({found == rows.signed_by.end() ? "0" : (*found)[3]});
    }
  }
  return table;
}

Table SeriesTable(const SignatureRows& rows, Language language) {
  Table table;
  table.columns = {
      {"key_id", Phrase{"Key", "鍵"}.In(language), Role::kLabel, false},
      {"source", Phrase{"Source", "入手元"}.In(language), Role::kPlain, false},
      {"series", Phrase{"Series", "種別"}.In(language), Role::kPlain, false},
      {"first_signed", Phrase{"First signed", "最初の署名"}.In(language), Role::kPlain, false},
      {"last_signed", Phrase{"Last signed", "最後の署名"}.In(language), Role::kPlain, false},
      {"documents", Phrase{"Documents", "文書数"}.In(language), Role::kPlain, true}};
  for (const auto& one : rows.series_of) {
    auto& row = table.rows.emplace_back();
    for (const std::string& cell : one) row.push_back({cell});
  }
  return table;
}

Table OutcomeTable(const SignatureRows& rows, Language language) {
  return ByYear(rows.outcomes, language);
}
Table DigestTable(const SignatureRows& rows, Language language) {
  return ByYear(rows.digests, language);
}

Table QuarantineTable(const SignatureRows& rows, Language language, std::size_t most) {
  Table table;
  table.columns = {
      {"first_seen", Phrase{"First seen", "最初の確認"}.In(language), Role::kPlain, false},
      {"source", Phrase{"Source", "入手元"}.In(language), Role::kPlain, false},
      {"url", Phrase{"Place", "場所"}.In(language), Role::kPlain, false},
      {"outcome", Phrase{"Outcome", "結果"}.In(language), Role::kPlain, false},
      {"reasons", Phrase{"Reasons", "理由"}.In(language), Role::kPlain, false},
      {"meaning", Phrase{"Meaning", "説明"}.In(language), Role::kPlain, false}};
  for (std::size_t i = 0; i < std::min(most, rows.quarantine.size()); ++i) {
    const auto& one = rows.quarantine[i];
    std::vector<std::string> meanings;
    for (const std::string_view reason : base::Split(one[2], ',')) {
      meanings.emplace_back(Explain(reason).In(language));
    }
    table.rows.push_back({{one[3]},
                          {one[4]},
                          {one[0]},
                          {one[1]},
                          {one[2]},
                          {base::Join(meanings, language == Language::kEnglish ? "; " : "、")}});
  }
  return table;
}

}  // namespace site
