#include "verify/accept.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/hash.h"
#include "base/text.h"
#include "verify/agreement.h"

namespace verify {
namespace {

// A clock of the period may have been a day off, and a signature's time is local to nobody.
constexpr std::chrono::hours kFutureTolerance{24};
constexpr unsigned kShortBits = 2048;

void Add(Reason reason, Verdict& verdict) {
  auto& reasons = verdict.reasons;
  if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) reasons.push_back(reason);
}

void AddFileReasons(const ExaminedFile& file, const Policy& policy, Verdict& verdict) {
  if (file.messages.size() > 1) Add(Reason::kSeveralMessages, verdict);
  // Without a message there is no outside.
  if (!file.text_outside || !file.messages.front().ordinal) return;
  if (policy.allow_text_outside) {
    verdict.caveats.push_back(Caveat::kTextOutside);
  } else {
    Add(Reason::kTextOutside, verdict);
  }
}

void AddCaveats(const SignaturePacket& packet, const KeyMaterial* key, Verdict& verdict) {
  if (packet.digest_algorithm == kMd5) verdict.caveats.push_back(Caveat::kMd5Digest);
  if (packet.digest_algorithm == kSha1) verdict.caveats.push_back(Caveat::kSha1Digest);
  if (packet.expires_after) verdict.caveats.push_back(Caveat::kSignatureExpires);
  if (key == nullptr) return;
  if (key->version == 3) verdict.caveats.push_back(Caveat::kV3Key);
  if (key->bits == 0 || key->bits >= kShortBits) return;
  if (key->algorithm == kDsa) verdict.caveats.push_back(Caveat::kShortDsa);
  if (key->algorithm == kRsa || key->algorithm == kRsaSignOnly) {
    verdict.caveats.push_back(Caveat::kShortRsa);
  }
}

void AddKeyReasons(const KeyMaterial& key, base::Time signed_at, Verdict& verdict) {
  if (signed_at < key.created) Add(Reason::kSignedBeforeKey, verdict);
  if (key.expires && signed_at >= *key.expires) {
    Add(Reason::kSignedAfterExpiry, verdict);
  }
  if (key.revocation && (key.revocation->covers_the_past || signed_at >= key.revocation->at)) {
    Add(Reason::kRevoked, verdict);
  }
}

void AddDateReasons(const SignaturePacket& packet, const Policy& policy, base::Time now,
                    Verdict& verdict) {
  if (packet.signed_at > now + kFutureTolerance) {
    Add(Reason::kSignedInFuture, verdict);
  }
  if (packet.digest_algorithm == kMd5 && policy.md5_until &&
      std::chrono::floor<std::chrono::days>(packet.signed_at) >
          std::chrono::sys_days{*policy.md5_until}) {
    Add(Reason::kWeakDigestDate, verdict);
  }
}

struct Signer {
  const Key* key = nullptr;
  const KeyMaterial* part = nullptr;  // of the key: itself, or a subkey
};

// The trusted key that the signature names.
Signer SignerOf(const Keyring& keyring, const ExaminedMessage& message) {
  if (!message.facts) return {};
  const std::string& key_id = message.facts->packet.key_id;
  const Key* key = keyring.Find(key_id);
  return {key, key != nullptr ? key->Find(key_id) : nullptr};
}

Agreement AgreementOf(const EngineAnswer& answer, const KeyMaterial* key) {
  return Agree(answer, key != nullptr ? key->algorithm : 0);
}

void TakeAnswer(const EngineAnswer& answer, const KeyMaterial* key, const Policy& policy,
                Verdict& verdict) {
  Agreement agreement = AgreementOf(answer, key);
  verdict.outcome = agreement.outcome;
  verdict.detail = std::move(agreement.detail);
  verdict.engines = answer;
  switch (verdict.outcome) {
    case Outcome::kGood:
      if (!AreSatisfied(policy.engines, answer)) Add(Reason::kEngineMissing, verdict);
      break;
    case Outcome::kNoKey:
      return Add(Reason::kNoKey, verdict);
    case Outcome::kUnsupported:
      return Add(Reason::kUnsupportedAlgorithm, verdict);
    case Outcome::kDisputed:
      return Add(Reason::kEnginesDisagree, verdict);
    default:
      return Add(Reason::kBadSignature, verdict);
  }
}

// The earlier of the two ends: a subkey dies with its primary key.
std::optional<base::Time> EarliestExpiry(const Key& key, const KeyMaterial& part) {
  if (!part.expires) return key.primary.expires;
  if (!key.primary.expires) return part.expires;
  return std::min(*part.expires, *key.primary.expires);
}

Verdict Start(const ExaminedFile& file, const ExaminedMessage& message, const Policy& policy) {
  Verdict verdict;
  verdict.ordinal = message.ordinal;
  verdict.raw_sha256 = file.raw_sha256;
  verdict.recovered_by = file.recovered_by;
  verdict.signature = message.facts;
  verdict.policy = policy.Name();
  if (message.fault) verdict.detail = message.fault->detail;
  return verdict;
}

}  // namespace

std::vector<Caveat> CaveatsAt(const Verdict& verdict, base::Time now) {
  std::vector<Caveat> caveats = verdict.caveats;
  if (verdict.key_expires && *verdict.key_expires <= now) {
    caveats.push_back(Caveat::kKeyExpiredNow);
  }
  return caveats;
}

std::string Policy::Name() const {
  return fmt::format("engines={} text-outside={} md5-until={}", base::Join(engines, "+"),
                     allow_text_outside ? "allow" : "refuse",
                     md5_until ? base::FormatDate(*md5_until) : "ever");
}

Judgement Judge::Conclude(const ExaminedFile& file, std::size_t index,
                          const std::optional<EngineAnswer>& answer, base::Time now) const {
  const ExaminedMessage& message = file.messages[index];
  Judgement judgement{Start(file, message, policy_), std::nullopt};
  Verdict& verdict = judgement.verdict;

  const auto [key, part] = SignerOf(keyring_, message);
  if (part != nullptr) {
    verdict.fingerprint = part->fingerprint;
    verdict.key_packet_sha256 = key->packet_sha256;
    verdict.key_expires = EarliestExpiry(*key, *part);
  }
  if (message.facts) AddCaveats(message.facts->packet, part, verdict);
  if (!file.recovered_by.empty()) verdict.caveats.push_back(Caveat::kRecovered);

  if (message.decided || !answer) {
    verdict.outcome = message.decided.value_or(Outcome::kUnsupported);
    if (message.fault) Add(message.fault->reason, verdict);
    AddFileReasons(file, policy_, verdict);
    return judgement;
  }

  TakeAnswer(*answer, part, policy_, verdict);
  AddFileReasons(file, policy_, verdict);
  if (verdict.outcome != Outcome::kGood) return judgement;

  // The engines knew none but pinned keys; that they name one of them is asked all the same.
  if (part == nullptr || !NameOnly(*answer, part->fingerprint)) {
    Add(Reason::kUntrustedKey, verdict);
  } else {
    AddKeyReasons(*part, message.facts->packet.signed_at, verdict);
    if (part != &key->primary)
      AddKeyReasons(key->primary, message.facts->packet.signed_at, verdict);
  }
  AddDateReasons(message.facts->packet, policy_, now, verdict);

  std::string text = WithLfLineEnds(message.detached.canonical_text);
  std::string sha256 = base::Sha256Hex(text);
  verdict.text_sha256 = sha256;
  verdict.accepted = verdict.reasons.empty();
  if (verdict.accepted) {
    judgement.text =
        VerifiedText(std::move(text), std::move(sha256), message.facts->packet.signed_at);
  }
  return judgement;
}

Outcome Judge::OutcomeOf(const ExaminedMessage& message, const EngineAnswer& answer) const {
  return AgreementOf(answer, SignerOf(keyring_, message).part).outcome;
}

std::optional<VerifiedText> Judge::Reaccept(const ExaminedMessage& message,
                                            const std::string& text_sha256, base::Time signed_at) {
  std::string text = WithLfLineEnds(message.detached.canonical_text);
  if (base::Sha256Hex(text) != text_sha256) return std::nullopt;
  return VerifiedText(std::move(text), text_sha256, signed_at);
}

}  // namespace verify
