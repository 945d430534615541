// Public keys: what a key file holds, and what of it is trusted.
//
// A key is pinned by the SHA-256 of its key packet, never by key id or fingerprint: the id of a v3
// key is the low 64 bits of its modulus and its fingerprint an MD5 over modulus and exponent
// (RFC 4880, 12.2), and a key with a wanted id is made in a fraction of a second.
//
// User ids, expiry and revocation are read from the block as its file gives it. The operator
// vouches for the file; gpg1 checks the self-signatures when it uses the key.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"

namespace verify {

struct Revocation {
  base::Time at{};
  // Superseded or retired keys made good signatures before; a compromised key, or one revoked
  // without a reason, proves nothing (RFC 4880, 5.2.3.23).
  bool covers_the_past = true;
};

// One key packet: a primary key or a subkey.
struct KeyMaterial {
  int version = 0;
  int algorithm = 0;
  unsigned bits = 0;        // of the modulus or the prime; 0 where unknown
  std::string key_id;       // 16 upper-case digits; none for a subkey of an unknown kind
  std::string fingerprint;  // 32 upper-case digits for v3, 40 for v4
  base::Time created{};
  std::optional<base::Time> expires;
  std::optional<Revocation> revocation;
};

struct Key {
  KeyMaterial primary;
  std::vector<KeyMaterial> subkeys;
  std::vector<std::string> user_ids;  // as bytes; hostile text
  // SHA-256 of the key packet with the header that PGP writes (0x99, two bytes of length, body),
  // whatever header the file has: the same key has the same pin in every file.
  std::string packet_sha256;
  std::string block;  // all packets of the key, without armor

  // The primary key or subkey of that id, or nothing.
  const KeyMaterial* Find(std::string_view key_id) const;
};

// Exactly one public key, armored or binary. `name` stands first in every error. Errors (all
// usage): no key, more than one, a secret key, damaged armor or packets.
base::Result<Key> ReadKey(std::string_view file, std::string_view name);

// The trusted keys of one source. No two share a key id, so a key id leads to one key.
class Keyring {
 public:
  // Usage error where another key of that id is held; a newer block of a held key replaces it.
  base::Status Add(Key key);

  const Key* Find(std::string_view key_id) const;
  const std::vector<Key>& keys() const { return keys_; }

 private:
  std::vector<Key> keys_;
};

}  // namespace verify
