#include "verify/outcome.h"

namespace verify {
namespace {

struct NameAndSentence {
  std::string_view name;
  std::string_view sentence;
};

NameAndSentence Of(Reason reason) {
  switch (reason) {
    case Reason::kBadSignature:
      return {"bad-signature", "the signature does not fit this text"};
    case Reason::kNoKey:
      return {"no-key", "the key that made the signature is not among the trusted ones"};
    case Reason::kUntrustedKey:
      return {"untrusted-key", "the key that made the signature is not pinned for this source"};
    case Reason::kUnsigned:
      return {"unsigned", "the file holds no clear-signed message"};
    case Reason::kSeveralMessages:
      return {"several-messages", "the file holds more than one clear-signed message"};
    case Reason::kTextOutside:
      return {"text-outside", "the file holds text that no signature covers"};
    case Reason::kTooLarge:
      return {"too-large", "the message is larger than any document of its kind"};
    case Reason::kLineTooLong:
      return {"line-too-long", "a line is longer than the engines read whole"};
    case Reason::kControlBytes:
      return {"control-bytes", "a NUL, or a carriage return within a line, stands in the text"};
    case Reason::kBrokenMarker:
      return {"broken-marker", "a marker line does not stand alone on its line"};
    case Reason::kTruncated:
      return {"truncated", "the message ends before its signature does"};
    case Reason::kBadHeader:
      return {"bad-header", "a cleartext header is not 'Hash:' with known digests"};
    case Reason::kStrayDash:
      return {"stray-dash", "a line of the text starts with a dash that is not escaped"};
    case Reason::kBadArmor:
      return {"bad-armor", "the armor of the signature is damaged"};
    case Reason::kNotASignature:
      return {"not-a-signature", "the armor holds another packet than a signature"};
    case Reason::kSeveralSignatures:
      return {"several-signatures", "the message carries more than one signature"};
    case Reason::kHashMismatch:
      return {"hash-mismatch", "the 'Hash:' header does not name the digest of the signature"};
    case Reason::kSignatureType:
      return {"signature-type", "the signature is not one over a document"};
    case Reason::kUnsupportedVersion:
      return {"unsupported-version", "the signature packet is neither version 3 nor version 4"};
    case Reason::kUnsupportedAlgorithm:
      return {"unsupported-algorithm", "no engine here knows the algorithm of the signature"};
    case Reason::kSignedBeforeKey:
      return {"signed-before-key", "the signature is dated before its key was made"};
    case Reason::kSignedAfterExpiry:
      return {"signed-after-expiry", "the signature is dated after its key had expired"};
    case Reason::kSignedInFuture:
      return {"signed-in-future", "the signature is dated in the future"};
    case Reason::kWeakDigestDate:
      return {"weak-digest-date", "an MD5 signature of that date can be forged"};
    case Reason::kRevoked:
      return {"revoked", "the key that made the signature is revoked"};
    case Reason::kEnginesDisagree:
      return {"engines-disagree", "the engines do not agree about the signature"};
    case Reason::kEngineMissing:
      return {"engine-missing", "an engine that the policy names has not judged the signature"};
  }
  return {"unknown", "unknown"};
}

}  // namespace

std::string_view Name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kGood:
      return "good";
    case Outcome::kBad:
      return "bad";
    case Outcome::kNoKey:
      return "no-key";
    case Outcome::kUnsupported:
      return "unsupported";
    case Outcome::kMalformed:
      return "malformed";
    case Outcome::kUnsigned:
      return "unsigned";
    case Outcome::kDisputed:
      return "disputed";
  }
  return "unknown";
}

std::string_view Name(Reason reason) { return Of(reason).name; }
std::string_view Sentence(Reason reason) { return Of(reason).sentence; }

std::string_view Name(Caveat caveat) {
  switch (caveat) {
    case Caveat::kMd5Digest:
      return "md5-digest";
    case Caveat::kSha1Digest:
      return "sha1-digest";
    case Caveat::kV3Key:
      return "v3-key";
    case Caveat::kShortRsa:
      return "short-rsa";
    case Caveat::kShortDsa:
      return "short-dsa";
    case Caveat::kKeyExpiredNow:
      return "key-expired-now";
    case Caveat::kSignatureExpires:
      return "signature-expires";
    case Caveat::kTextOutside:
      return "text-outside";
    case Caveat::kRecovered:
      return "recovered";
  }
  return "unknown";
}

std::optional<Outcome> OutcomeNamed(std::string_view name) {
  for (const Outcome outcome :
       {Outcome::kGood, Outcome::kBad, Outcome::kNoKey, Outcome::kUnsupported, Outcome::kMalformed,
        Outcome::kUnsigned, Outcome::kDisputed}) {
    if (Name(outcome) == name) return outcome;
  }
  return std::nullopt;
}

}  // namespace verify
