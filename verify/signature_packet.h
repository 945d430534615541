// What a signature packet says of itself (RFC 4880, 5.2; version 3 as PGP 2.6 writes it).
//
// These are claims, not proofs: they are worth something only together with an engine's "good".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/time.h"

namespace verify {

enum PublicKeyAlgorithm : int {
  kRsa = 1,
  kRsaSignOnly = 3,
  kElgamal = 16,
  kDsa = 17,
  kEcdsa = 19,
  kEdDsa = 22,    // with a curve's name, as GnuPG writes it
  kEd25519 = 27,  // RFC 9580
};

enum DigestAlgorithm : int {
  kMd5 = 1,
  kSha1 = 2,
  kRipemd160 = 3,
  kSha256 = 8,
  kSha384 = 9,
  kSha512 = 10,
  kSha224 = 11,
};

// What a signature is over (RFC 4880, 5.2.1), and the subpackets of one (5.2.3.1), as far as they
// are told apart by name here.
enum SignatureType : int {
  kFirstCertification = 0x10,
  kLastCertification = 0x13,
  kSubkeyBinding = 0x18,
  kPrimaryKeyBinding = 0x19,
  kDirectKey = 0x1F,
  kKeyRevocation = 0x20,
  kSubkeyRevocation = 0x28,
};

enum SubpacketType : int {
  kCreationTime = 2,
  kSignatureExpiry = 3,
  kKeyExpiry = 9,
  kIssuer = 16,
  kKeyFlags = 27,
  kRevocationReason = 29,
  kEmbeddedSignature = 32,
  kIssuerFingerprint = 33,
};

struct SignaturePacket {
  int version = 0;
  int type = 0;  // 0x00 binary, 0x01 text
  int public_key_algorithm = 0;
  int digest_algorithm = 0;
  std::string key_id;  // 16 upper-case digits; empty where a v4 signature names none
  base::Time signed_at{};
  std::string digest_prefix;               // the first 16 bits of the digest, 4 lower-case digits
  std::optional<long long> expires_after;  // seconds after signed_at; v4 only
};

// A packet of another version gives its version and nothing else; nothing when the body does not
// hold what its version says.
std::optional<SignaturePacket> ReadSignaturePacket(std::string_view body);

// "RSA", "DSA", "EdDSA", "Ed25519", "algorithm 99".
std::string PublicKeyAlgorithmName(int algorithm);
// Whether it is one over an elliptic curve, which not every engine knows.
bool IsCurve(int public_key_algorithm);
// "MD5", "SHA1", "SHA512": the names that a Hash: header uses; "digest 99".
std::string DigestName(int algorithm);

}  // namespace verify
