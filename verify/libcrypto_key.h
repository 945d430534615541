// One public key in libcrypto's hands: RSA, DSA, ECDSA over the curves of NIST, Ed25519.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "verify/key.h"

struct evp_pkey_st;  // libcrypto's EVP_PKEY

namespace verify {

// Copies share the key, which never changes; any thread.
struct LibcryptoKey {
  int algorithm = 0;  // a PublicKeyAlgorithm
  std::shared_ptr<evp_pkey_st> handle;
};

// From the body of a key packet of version 2, 3 or 4. Nothing for an algorithm or a curve that is
// not known here, and where the numbers make no key.
std::optional<LibcryptoKey> ReadLibcryptoKey(std::string_view packet_body);

// The body of the key packet of a block whose key id that is: the primary key's or a subkey's. The
// block is one that ReadKey gave. Nothing where it has no such key.
std::optional<std::string_view> FindKeyBody(const Key& key, std::string_view key_id);

// As SubjectPublicKeyInfo in PEM, which `openssl` reads.
std::string PublicKeyPem(const LibcryptoKey& key);

}  // namespace verify
