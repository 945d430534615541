#include "cli/bundle_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "cli/bundle_readme.h"
#include "cli/ledger_proof.h"
#include "cli/show_parts.h"
#include "ingest/accepted_text.h"
#include "report/collected_rows.h"
#include "store/sources.h"
#include "verify/key_packets.h"
#include "verify/libcrypto_arithmetic.h"
#include "verify/libcrypto_key.h"
#include "verify/packet.h"
#include "verify/signature_parts.h"

namespace cli {
namespace {

constexpr const char* kJudgedRevision =
    "SELECT revision.url, revision.first_seen, revision.signed_at, judgement.caveats, "
    "judgement.key_id, judgement.key_packet_sha256, judgement.signature_version, "
    "coalesce((SELECT accepted FROM latest_judgement AS latest "
    "WHERE latest.blob_id = judgement.blob_id AND latest.source_id = judgement.source_id "
    "AND coalesce(latest.ordinal, 0) = coalesce(judgement.ordinal, 0)), 0) "
    "FROM revision JOIN judgement ON judgement.id = judgement_id WHERE revision.id = ?";

constexpr const char* kJudgements =
    "SELECT * FROM verdicts WHERE source = ?1 AND (text_sha256 = ?2 OR sha256 = ?3) ORDER BY at";
constexpr const char* kEngineChecks =
    "SELECT * FROM engine_checks WHERE sha256 = ?3 OR sha256 IN "
    "(SELECT sha256 FROM verdicts WHERE source = ?1 AND text_sha256 = ?2) ORDER BY at, engine";

BundleFacts ReadFacts(store::Database& archive, const FoundDocument& found) {
  BundleFacts facts;
  facts.found = found;
  store::Statement& row = archive.Prepare(kJudgedRevision);
  if (row.Bind(found.revision_id).Step()) {
    facts.url = row.Text(0);
    facts.first_seen = row.Text(1);
    facts.signed_at = row.Text(2);
    facts.caveats = row.Text(3);
    facts.key_id = row.Text(4);
    facts.key_packet_sha256 = row.Text(5);
    facts.signature_version = static_cast<int>(row.Int(6));
    facts.still_accepted = row.Int(7) == 1;
  }
  row.Reset();
  return facts;
}

base::Result<store::TrustedKey> FindKey(store::Database& archive, const BundleFacts& facts) {
  store::Sources sources(archive);
  auto keys = sources.Keys(sources.Find(facts.found.source).value_or(0));
  if (!keys) return base::Forward(keys);
  for (store::TrustedKey& one : *keys) {
    if (one.key.packet_sha256 == facts.key_packet_sha256) return std::move(one);
  }
  return base::Failed(
      fmt::format("the key {} that a document was accepted with is not in the archive",
                  facts.key_packet_sha256),
      "the archive is damaged: restore a backup");
}

// The key's packets, the first of them with the header that its pin is taken with.
std::string KeyFile(const verify::Key& key, BundleFacts& facts) {
  const auto packets = verify::ReadPackets(key.block);
  if (!packets || packets->empty()) return {};
  const std::string framed = verify::FramedKeyPacket(packets->front().body);
  facts.key_packet_size = framed.size();
  return framed + key.block.substr(packets->front().whole.size());
}

// What checks the signature without any knowledge of OpenPGP.
base::Status AddPlainSignature(const ingest::AcceptedMessage& message, const verify::Key& key,
                               BundleFacts& facts, base::FolderFiles& files) {
  const auto packets = verify::ReadPackets(message.detached.packet);
  const auto parts = packets && !packets->empty()
                         ? verify::ReadSignatureParts(packets->front().body)
                         : std::nullopt;
  const auto body = verify::FindKeyBody(key, facts.key_id);
  const auto plain_key = body ? verify::ReadLibcryptoKey(*body) : std::nullopt;
  if (!parts || !plain_key) {
    return base::Failed("the signature or its key is of a kind that libcrypto does not know",
                        "a document that gpg1 alone has accepted cannot be bundled");
  }
  facts.algorithm = plain_key->algorithm;
  facts.bits = key.Find(facts.key_id)->bits;
  facts.by_subkey = facts.key_id != key.primary.key_id;
  facts.digest_algorithm = parts->digest_algorithm;
  files["signed.bin"] = message.detached.canonical_text + parts->trailer;
  files["signature.raw"] = verify::PlainSignature(*plain_key, parts->numbers);
  files["key.pem"] = verify::PublicKeyPem(*plain_key);
  return {};
}

// Rows of a query about ?1 source, ?2 text_sha256, ?3 sha256.
base::Result<nlohmann::ordered_json> Rows(store::Database& archive, const char* sql,
                                          const FoundDocument& found) {
  report::CollectedRows rows;
  auto done = store::RunQuery(archive, sql, {found.source, found.text_sha256, found.sha256}, rows);
  if (!done) return base::Forward(done);
  return report::RowsJson(rows);
}

base::Status AddRecords(store::Database& archive, BundleFacts& facts, base::FolderFiles& files) {
  const auto judgements = Rows(archive, kJudgements, facts.found);
  if (!judgements) return base::Forward(judgements);
  const auto checks = Rows(archive, kEngineChecks, facts.found);
  if (!checks) return base::Forward(checks);
  const nlohmann::ordered_json verdicts = {{"judgements", *judgements}, {"engine_checks", *checks}};
  files["verdicts.json"] = verdicts.dump(1) + "\n";
  const auto document = ArchivedDocumentJson(archive, facts.found);
  if (!document) return base::Forward(document);
  files["document.json"] = document->dump(1) + "\n";
  const auto proven = ProofOf(archive, facts.found.revision_id);
  if (!proven) return base::Forward(proven);
  facts.is_in_ledger = proven->has_value();
  if (!facts.is_in_ledger) return {};
  files["proof.tlog-proof"] = (*proven)->proof.Text();
  files["ledger-key.txt"] = (*proven)->key.Text() + "\n";
  return {};
}

}  // namespace

base::Result<base::FolderFiles> BundleFiles(store::Database& archive, const FoundDocument& found) {
  auto message = ingest::ReadAcceptedMessage(archive, found.revision_id);
  if (!message) return base::Forward(message);
  BundleFacts facts = ReadFacts(archive, found);
  facts.recovered_by = message->recovered_by;
  auto trusted = FindKey(archive, facts);
  if (!trusted) return base::Forward(trusted);
  facts.key_from = trusted->added_from;
  base::FolderFiles files = {{"received.bin", message->received},
                             {"text.txt", message->text.text()},
                             {"canonical.txt", message->detached.canonical_text},
                             {"signature.pgp", message->detached.packet}};
  if (!facts.recovered_by.empty()) files["recovered.txt"] = message->undamaged;
  files["key.pgp"] = KeyFile(trusted->key, facts);
  if (auto added = AddPlainSignature(*message, trusted->key, facts, files); !added) {
    return base::Forward(added);
  }
  if (auto added = AddRecords(archive, facts, files); !added) return base::Forward(added);
  files["README.md"] = BundleReadme(facts);
  return files;
}

std::string Sha256Sums(const base::FolderFiles& files) {
  std::string sums;
  for (const auto& [name, bytes] : files) {
    sums += fmt::format("{}  {}\n", base::Sha256Hex(bytes), name);
  }
  return sums;
}

}  // namespace cli
