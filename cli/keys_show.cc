#include <fmt/format.h>

#include "base/escape.h"
#include "base/hash.h"
#include "cli/key_description.h"
#include "cli/listed_keys.h"
#include "report/collected_rows.h"

namespace cli {
namespace {

constexpr const char* kUse =
    "SELECT source, key_id, fingerprint, key_packet_sha256, added, added_from, created, expires, "
    "documents, revisions, first_signed, last_signed, refused FROM key_use "
    "WHERE source = ?1 AND key_packet_sha256 = ?2";

// What it signed, by year and series, accepted and refused.
constexpr const char* kSigned =
    "SELECT substr(judgement.signed_at, 1, 4) AS year, coalesce(fact.series, '') AS series, "
    "latest.outcome AS outcome, count(*) AS messages, min(judgement.signed_at) AS first_signed, "
    "max(judgement.signed_at) AS last_signed "
    "FROM latest_judgement AS latest JOIN judgement ON judgement.id = latest.id "
    "JOIN source ON source.id = latest.source_id "
    "LEFT JOIN revision ON revision.id = (SELECT min(other.id) FROM revision AS other "
    "JOIN document ON document.id = other.document_id WHERE judgement.accepted = 1 "
    "AND other.text_id = judgement.text_id "
    "AND document.source_id = judgement.source_id) "
    "LEFT JOIN revision_fact AS fact ON fact.revision_id = revision.id "
    "WHERE source.name = ?1 AND judgement.key_packet_sha256 = ?2 "
    "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3";

bool Fits(const verify::Key& key, const std::string& upper) {
  return key.Find(upper) != nullptr || key.primary.fingerprint == upper ||
         base::HexUpper(base::HexDecode(key.packet_sha256).value_or("")) == upper;
}

base::Result<std::vector<Listed>> FindKeys(Session& session, const std::string& wanted) {
  auto listed = ListKeys(session);
  if (!listed) return base::Forward(listed);
  const std::string upper = base::HexUpper(base::HexDecode(wanted).value_or(""));
  std::vector<Listed> found;
  for (Listed& one : *listed) {
    if (Fits(one.key, upper)) found.push_back(std::move(one));
  }
  if (!found.empty()) return found;
  return base::Failed(base::EscapeForTerminal(wanted) + ": no such key is known",
                      "give a key id, a fingerprint or a packet sha256 of 'inkan keys list'");
}

// Both queries about one key; without rows where the archive does not hold the key.
struct Use {
  report::CollectedRows whole;
  report::CollectedRows parts;
};

base::Result<Use> UseOf(Session& session, const Listed& listed) {
  Use use;
  if (!session.HasArchive()) return use;
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  const std::vector<std::string> values = {listed.source, listed.key.packet_sha256};
  auto done = store::RunQuery(*archive, kUse, values, use.whole);
  if (done) done = store::RunQuery(*archive, kSigned, values, use.parts);
  if (!done) return base::Forward(done);
  return use;
}

void Print(Session& session, const Listed& listed, const Use& use) {
  session.out() << fmt::format("source         {}\nstate          {}\n", listed.source,
                               listed.state);
  if (!listed.added.empty()) session.out() << fmt::format("added          {}\n", listed.added);
  session.out() << fmt::format("from           {}\n{}", base::EscapeForTerminal(listed.from),
                               Describe(listed.key));
  if (use.parts.rows().empty()) {
    session.out() << "signed         nothing that is in the archive\n\n";
    return;
  }
  session.out() << '\n';
  const auto writer = session.WholeRows();
  writer->Columns(use.parts.names());
  for (const auto& row : use.parts.rows()) writer->Row(row);
  writer->Finish();
  session.out() << '\n';
}

}  // namespace

base::Result<int> ShowKeys(Session& session, const std::string& wanted) {
  const auto found = FindKeys(session, wanted);
  if (!found) return base::Forward(found);
  const auto writer = session.WholeRows();
  bool begun = false;
  for (const Listed& one : *found) {
    const auto use = UseOf(session, one);
    if (!use) return base::Forward(use);
    if (session.is_table()) {
      Print(session, one, *use);
      continue;
    }
    if (!begun) writer->Columns(use->whole.names());
    begun = true;
    for (const auto& row : use->whole.rows()) writer->Row(row);
  }
  if (begun) writer->Finish();
  return kDone;
}

}  // namespace cli
