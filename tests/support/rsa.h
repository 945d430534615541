// RSA keys for tests, on libcrypto alone.
//
// Nothing here returns an error: what fails is a mistake in a test and throws std::runtime_error.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace support {

// The hash algorithms by their OpenPGP numbers (RFC 4880, 9.4).
enum class Digest : std::uint8_t {
  kMd5 = 1,
  kSha1 = 2,
  kRipemd160 = 3,
  kSha256 = 8,
  kSha384 = 9,
  kSha512 = 10,
};

// As a `Hash:` header spells it.
std::string DigestName(Digest digest);
std::string HashOf(Digest digest, std::string_view bytes);

// A key pair without any dress; pgp2.h makes OpenPGP keys of it. Cheap to copy: copies share the
// key, which never changes.
class Rsa {
 public:
  static Rsa Make(unsigned bits = 1024);
  // A key whose modulus ends in `key_id`, which is all that an id of PGP 2 is (RFC 1991, 5.4):
  // the forgery that makes key ids worthless as anchors. `key_id` must be odd, as a modulus is.
  static Rsa MakeWithKeyId(std::uint64_t key_id, unsigned bits = 1024);
  static Rsa FromPem(std::string_view pem);

  std::string ToPem() const;      // PKCS #8, without a passphrase
  std::string Modulus() const;    // big-endian, without leading zeros
  std::string Exponent() const;   // the public one, in the same form
  std::uint64_t LowBits() const;  // the last 64 bits of the modulus

  // PKCS #1 v1.5 over a hash that is already made; as long as the modulus.
  std::string Sign(Digest digest, std::string_view hash) const;

 private:
  struct Handle;
  explicit Rsa(std::shared_ptr<const Handle> handle) : handle_(std::move(handle)) {}
  std::shared_ptr<const Handle> handle_;
};

}  // namespace support
