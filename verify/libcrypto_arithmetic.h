// Digests and signatures, by their OpenPGP numbers, through libcrypto's EVP interface.
//
// RSA is PKCS #1 v1.5; nothing here is cryptography of our own. Any thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "verify/libcrypto_key.h"
#include "verify/outcome.h"

namespace verify {

// The digest over one after the other; nothing where libcrypto has no such digest, here or in the
// way the machine is set up.
std::optional<std::string> LibcryptoDigest(int digest_algorithm, std::string_view bytes,
                                           std::string_view more_bytes);

// kGood or kBad. `digest` was made with `digest_algorithm`; `numbers` are those at the end of the
// signature packet.
Outcome LibcryptoVerify(const LibcryptoKey& key, int public_key_algorithm, int digest_algorithm,
                        std::string_view digest, std::string_view numbers);

// The numbers in the form that libcrypto and the openssl program take: RSA as long as the modulus,
// DSA and ECDSA in DER, Ed25519 as 64 bytes. Empty where they cannot be a signature by such a key.
std::string PlainSignature(const LibcryptoKey& key, std::string_view numbers);

}  // namespace verify
