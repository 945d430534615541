#include "store/judgements.h"

#include "store/standing.h"

namespace store {
namespace {

constexpr std::string_view kAddCheck =
    "INSERT INTO engine_check (source_id, blob_id, ordinal, at, engine, version, outcome, detail) "
    "VALUES (?, (SELECT id FROM blob WHERE sha256 = ?), ?, ?, ?, ?, ?, ?)";

// "gpgme+libcrypto", or "splitter" where structure decided and no engine was asked.
std::string EngineNames(const verify::Verdict& verdict) {
  std::string names;
  for (const verify::EngineCheck& check : verdict.engines) {
    if (!names.empty()) names += '+';
    names += check.name;
  }
  return names.empty() ? "splitter" : names;
}

template <typename Member>
auto OfPacket(const verify::Verdict& verdict, Member member)
    -> std::optional<decltype(member(verdict.signature->packet))> {
  if (!verdict.signature) return std::nullopt;
  return member(verdict.signature->packet);
}

std::optional<std::string> Given(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(text);
}

std::optional<std::string> KeyExpiry(const verify::Verdict& verdict) {
  if (!verdict.key_expires) return std::nullopt;
  return base::FormatTime(*verdict.key_expires);
}

// The columns id, accepted, outcome, reasons and text_sha256.
Judgements::Standing ReadStanding(Statement& row) {
  return {row.Int(0), row.Int(1) != 0, row.Text(2), row.Text(3), row.Text(4)};
}

}  // namespace

Judgements::Recorded Judgements::Record(std::int64_t source_id, const verify::Verdict& verdict,
                                        base::Time now) {
  Statement& row = database_.Prepare(
      "SELECT judgement.id, accepted, outcome, reasons, signed_text.sha256, engines = ? AND "
      "outcome = ? AND accepted = ? AND reasons = ? AND caveats = ? AND policy = ? AND key_expires "
      "IS ? AND "
      "key_packet_sha256 IS ? AND recovered_by IS ? FROM judgement "
      "LEFT JOIN signed_text ON signed_text.id = text_id WHERE source_id = ? "
      "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?) "
      "AND coalesce(ordinal, 0) = coalesce(?, 0) ORDER BY judgement.id DESC LIMIT 1");
  row.Bind(EngineNames(verdict), verify::Name(verdict.outcome), verdict.accepted,
           verify::JoinedNames(verdict.reasons), verify::JoinedNames(verdict.caveats),
           verdict.policy, KeyExpiry(verdict), Given(verdict.key_packet_sha256),
           Given(verdict.recovered_by), source_id, verdict.raw_sha256, verdict.ordinal);
  Recorded recorded;
  bool same = false;
  if (row.Step()) {
    recorded.before = ReadStanding(row);
    same = row.Int(5) != 0;
  }
  row.Reset();
  if (same) {
    recorded.id = recorded.before->id;
    RecordChecks(source_id, verdict, now);
    return recorded;
  }
  recorded.id = Add(source_id, verdict, now);
  for (const verify::EngineCheck& check : verdict.engines) AddCheck(source_id, verdict, check, now);
  if (recorded.before && recorded.before->accepted) {
    RefreshStanding(database_, source_id, recorded.before->text_sha256);
  }
  return recorded;
}

std::int64_t Judgements::Add(std::int64_t source_id, const verify::Verdict& verdict,
                             base::Time now) {
  using verify::SignaturePacket;
  if (verdict.text_sha256) {
    database_.Run("INSERT OR IGNORE INTO signed_text (sha256) VALUES (?)", *verdict.text_sha256);
  }
  database_.Run(
      "INSERT INTO judgement (source_id, blob_id, ordinal, at, engines, outcome, accepted, "
      "reasons, "
      "caveats, detail, key_id, fingerprint, key_packet_sha256, key_expires, public_key_algorithm, "
      "digest, signature_version, signed_at, text_id, policy, recovered_by) "
      "VALUES (?, (SELECT id FROM blob WHERE sha256 = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "?, "
      "?, ?, (SELECT id FROM signed_text WHERE sha256 = ?), ?, ?)",
      source_id, verdict.raw_sha256, verdict.ordinal, base::FormatTime(now), EngineNames(verdict),
      verify::Name(verdict.outcome), verdict.accepted, verify::JoinedNames(verdict.reasons),
      verify::JoinedNames(verdict.caveats), verdict.detail,
      OfPacket(verdict, [](const SignaturePacket& packet) { return packet.key_id; }),
      Given(verdict.fingerprint), Given(verdict.key_packet_sha256), KeyExpiry(verdict),
      OfPacket(verdict,
               [](const SignaturePacket& packet) {
                 return verify::PublicKeyAlgorithmName(packet.public_key_algorithm);
               }),
      OfPacket(verdict,
               [](const SignaturePacket& packet) {
                 return verify::DigestName(packet.digest_algorithm);
               }),
      OfPacket(verdict, [](const SignaturePacket& packet) { return packet.version; }),
      OfPacket(verdict,
               [](const SignaturePacket& packet) { return base::FormatTime(packet.signed_at); }),
      verdict.text_sha256, verdict.policy, Given(verdict.recovered_by));
  return database_.LastId();
}

void Judgements::AddCheck(std::int64_t source_id, const verify::Verdict& verdict,
                          const verify::EngineCheck& check, base::Time now) {
  database_.Run(kAddCheck, source_id, verdict.raw_sha256, verdict.ordinal, base::FormatTime(now),
                check.name, check.version, verify::Name(check.outcome), check.detail);
}

void Judgements::RecordChecks(std::int64_t source_id, const verify::Verdict& verdict,
                              base::Time now) {
  for (const verify::EngineCheck& check : verdict.engines) {
    const auto same = database_.FindInt(
        "SELECT 1 FROM (SELECT outcome, detail FROM engine_check WHERE source_id = ? "
        "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?) AND coalesce(ordinal, 0) = "
        "coalesce(?, 0) AND engine = ? "
        "AND outcome <> 'error' ORDER BY id DESC LIMIT 1) WHERE outcome = ? AND detail = ?",
        source_id, verdict.raw_sha256, verdict.ordinal, check.name, verify::Name(check.outcome),
        check.detail);
    if (!same) AddCheck(source_id, verdict, check, now);
  }
}

void Judgements::RecordEngineFailure(std::int64_t source_id, const std::string& sha256,
                                     const std::string& engine, const std::string& why,
                                     base::Time now) {
  database_.Run(kAddCheck, source_id, sha256, std::optional<int>(), base::FormatTime(now), engine,
                "", "error", why);
}

std::optional<Judgements::Standing> Judgements::Find(std::int64_t source_id,
                                                     const std::string& sha256, int ordinal) {
  Statement& row = database_.Prepare(
      "SELECT judgement.id, accepted, outcome, reasons, signed_text.sha256 FROM judgement "
      "LEFT JOIN signed_text ON signed_text.id = text_id WHERE source_id = ? "
      "AND blob_id = (SELECT id FROM blob WHERE sha256 = ?) AND coalesce(ordinal, 0) = ? "
      "ORDER BY judgement.id DESC LIMIT 1");
  std::optional<Standing> standing;
  if (row.Bind(source_id, sha256, ordinal).Step()) {
    standing = ReadStanding(row);
  }
  row.Reset();
  return standing;
}

}  // namespace store
