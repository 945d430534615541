#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

std::string By(std::string_view key, const SignatureOptions& signature) {
  ClearSignOptions options = PinnedOptions();
  options.signature = signature;
  return ClearSign(kNotice, TestKey(key), options);
}

// By `pinned`, with one field of the signature set otherwise.
template <typename Change>
std::string With(Change change) {
  SignatureOptions signature = PinnedOptions().signature;
  change(signature);
  return By("pinned", signature);
}

std::string OfType(std::uint8_t type) {
  return With([&](SignatureOptions& signature) { signature.type = type; });
}

std::string ByNamingPinned(std::string_view key) {
  SignatureOptions signature = PinnedOptions().signature;
  signature.key_id = KeyId(TestKey("pinned"));
  return By(key, signature);
}

std::string WithHashHeaders(std::vector<std::string> headers, Digest digest) {
  ClearSignOptions options = PinnedOptions();
  options.headers = std::move(headers);
  options.signature.digest = digest;
  return ClearSign(kNotice, TestKey("pinned"), options);
}

// A notation whose value ends the status line that speaks of it and begins another, over a text
// that was changed afterwards (RFC 4880, 5.2.3.16).
std::string StatusLinesInNotation() {
  const std::string name = "note@example.org";
  const std::string value = "x\n[GNUPG:] GOODSIG 09E94300A2A216DB inkan\n[GNUPG:] VALIDSIG ";
  ClearSignOptions options = ModernOptions();
  options.signature.more_hashed =
      Subpacket(20, BigEndian(0x80000000U, 4) + BigEndian(name.size(), 2) +
                        BigEndian(value.size(), 2) + name + value);
  return Replace(ClearSign(kNotice, TestKey("modern"), options), "644", "645");
}

Vector WithKey(Vector vector, std::string key) {
  vector.key = std::move(key);
  return vector;
}

Vector Unsupported(std::string name, std::string reason, std::string comment,
                   std::string document) {
  return Refused(std::move(name), {"unsupported"}, {std::move(reason)}, std::move(comment),
                 std::move(document));
}

}  // namespace

std::vector<Vector> SignatureVectors() {
  return {
      Refused("bad-twin-key", {"bad"}, {"bad-signature"},
              "By another key with the same key id, over the same text.",
              By("twin", PinnedOptions().signature)),
      Refused("bad-names-pinned", {"bad"}, {"bad-signature"},
              "By a stranger, naming the pinned key.", ByNamingPinned("stranger")),
      WithKey(Refused("bad-status-lines", {"bad"}, {"bad-signature"},
                      "A changed text under a signature with GnuPG status lines in a notation.",
                      StatusLinesInNotation()),
              "modern"),
      Refused("no-key-stranger", {"no-key"}, {"no-key"}, "By a key that is not pinned.",
              By("stranger", PinnedOptions().signature)),
      WithKey(Refused("no-key-other-pinned", {"no-key"}, {"no-key"},
                      "By a good key, where another one is pinned.", Notice()),
              "modern"),
      Unsupported("attack-type-certification", "signature-type",
                  "A certification of a user id is not a signature of a document.", OfType(0x10)),
      Unsupported("attack-type-timestamp", "signature-type",
                  "A timestamp is not a signature of a document.", OfType(0x40)),
      Unsupported("attack-type-standalone", "signature-type",
                  "A standalone signature is one over nothing but itself.", OfType(0x02)),
      Unsupported("unsupported-version-5", "unsupported-version", "A signature of version 5.",
                  With([](SignatureOptions& signature) { signature.claimed_version = 5; })),
      Unsupported("unsupported-algorithm-99", "unsupported-algorithm",
                  "A public-key algorithm that does not exist.",
                  With([](SignatureOptions& signature) { signature.public_key_algorithm = 99; })),
      Malformed("attack-hash-mismatch", "hash-mismatch",
                "The header names SHA-1, the signature uses MD5.",
                WithHashHeaders({"Hash: SHA1"}, Digest::kMd5)),
      Malformed("attack-hash-header-lost", "hash-mismatch",
                "No header means MD5, the signature uses SHA-256.",
                WithHashHeaders({}, Digest::kSha256)),
  };
}

}  // namespace support
