// The words of a verdict: outcome, reasons, caveats. docs/output.md documents every one of them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace verify {

// Arithmetic: for given bytes and key it never changes.
enum class Outcome {
  kGood,         // every engine asked says that the key made this signature over this text
  kBad,          // the signature does not fit the text or the key
  kNoKey,        // the key that the signature names is not among the trusted ones
  kUnsupported,  // a version, algorithm or type that no engine here can check
  kMalformed,    // clear-signed, but not in a form with one certain reading
  kUnsigned,     // no clear-signed message
  kDisputed,     // engines disagree
};

// Opinion: why a message was not accepted.
enum class Reason {
  kBadSignature,
  kNoKey,
  kUntrustedKey,  // good by a key that is not pinned for this source
  kUnsigned,
  kSeveralMessages,  // the file holds more than one message
  kTextOutside,      // the file holds text that no signature covers
  kTooLarge,
  kLineTooLong,
  kControlBytes,  // NUL, or CR within a line
  kBrokenMarker,  // marker text that does not stand alone on its line
  kTruncated,     // a message without its end
  kBadHeader,     // a cleartext header other than Hash: with known digests
  kStrayDash,     // a line of the text that starts with a dash and is not escaped
  kBadArmor,
  kNotASignature,  // the armor holds another packet than a signature
  kSeveralSignatures,
  kHashMismatch,   // the Hash: header does not name the digest that the signature uses
  kSignatureType,  // neither a binary nor a text signature
  kUnsupportedVersion,
  kUnsupportedAlgorithm,
  kSignedBeforeKey,
  kSignedAfterExpiry,
  kSignedInFuture,
  kWeakDigestDate,  // MD5, and dated after the source's md5_until
  kRevoked,
  kEnginesDisagree,
  kEngineMissing,  // one that the policy names was not asked, or none of them could judge
};

// Facts worth knowing about a signature; they never block.
enum class Caveat {
  kMd5Digest,
  kSha1Digest,
  kV3Key,
  kShortRsa,          // below 2048 bits
  kShortDsa,          // below 2048 bits
  kKeyExpiredNow,     // worked out when read, never stored
  kSignatureExpires,  // the signer gave the signature an end; it proves what it proved then
  kTextOutside,
  kRecovered,
};

// The words used in JSON, SQL and the manual: "no-key", "bad-signature", "md5-digest".
std::string_view Name(Outcome outcome);
std::string_view Name(Reason reason);
std::string_view Name(Caveat caveat);
// The names of a list, "a,b".
template <typename Word>
std::string JoinedNames(const std::vector<Word>& words) {
  std::string joined;
  for (const Word word : words) {
    if (!joined.empty()) joined += ',';
    joined += Name(word);
  }
  return joined;
}
// What a reason means, as a sentence without its full stop.
std::string_view Sentence(Reason reason);

std::optional<Outcome> OutcomeNamed(std::string_view name);

}  // namespace verify
