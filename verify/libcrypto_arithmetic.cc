#include "verify/libcrypto_arithmetic.h"

#include <openssl/core_names.h>
#include <openssl/dsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rsa.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/openssl.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

using base::Bytes;
using base::Freer;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using DsaSignature = std::unique_ptr<DSA_SIG, Freer<DSA_SIG_free>>;

constexpr std::size_t kEd25519Half = 32;

// Fetched once: what EVP_md5() and the like give is looked up again at each use.
const EVP_MD* Fetched(const char* name) { return EVP_MD_fetch(nullptr, name, nullptr); }

const EVP_MD* DigestOf(int algorithm) {
  static const EVP_MD* const md5 = Fetched("MD5");
  static const EVP_MD* const sha1 = Fetched("SHA1");
  static const EVP_MD* const sha256 = Fetched("SHA256");
  switch (algorithm) {
    case kMd5:
      return md5;
    case kSha1:
      return sha1;
    case kRipemd160:
      return EVP_ripemd160();
    case kSha256:
      return sha256;
    case kSha384:
      return EVP_sha384();
    case kSha512:
      return EVP_sha512();
    case kSha224:
      return EVP_sha224();
    default:
      return nullptr;
  }
}

bool IsRsa(int algorithm) { return algorithm == kRsa || algorithm == kRsaSignOnly; }

// A number in so many bytes; empty where it is larger.
std::string Padded(std::string_view number, std::size_t size) {
  number.remove_prefix(std::min(number.find_first_not_of('\0'), number.size()));
  return number.size() > size ? std::string()
                              : std::string(size - number.size(), '\0').append(number);
}

std::string DerOf(std::string_view first, std::string_view second) {
  const DsaSignature pair(DSA_SIG_new());  // ECDSA has the same form
  DSA_SIG_set0(pair.get(), BN_bin2bn(Bytes(first), static_cast<int>(first.size()), nullptr),
               BN_bin2bn(Bytes(second), static_cast<int>(second.size()), nullptr));
  unsigned char* der = nullptr;
  const int size = i2d_DSA_SIG(pair.get(), &der);
  std::string bytes;
  if (size > 0) bytes.assign(reinterpret_cast<char*>(der), static_cast<std::size_t>(size));
  OPENSSL_free(der);
  return bytes;
}

// A digest shorter than the group makes a weaker signature than the key promises (RFC 4880, 13.6;
// RFC 6637, 12.2.1); GnuPG refuses it too. P-521 goes with 512 bits.
bool IsTooShort(const EVP_PKEY& key, int algorithm, std::size_t digest_size) {
  int bits = 0;
  if (algorithm == kEcdsa) bits = std::min(512, EVP_PKEY_get_bits(&key));
  if (algorithm == kDsa) {
    BIGNUM* q = nullptr;
    if (EVP_PKEY_get_bn_param(&key, OSSL_PKEY_PARAM_FFC_Q, &q) != 1) return true;
    bits = BN_num_bits(Number(q).get());
  }
  return static_cast<int>(digest_size * 8) < bits;
}

bool VerifyEd25519(EVP_PKEY* key, std::string_view digest, std::string_view signature) {
  const DigestContext context(EVP_MD_CTX_new());
  return EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key) == 1 &&
         EVP_DigestVerify(context.get(), Bytes(signature), signature.size(), Bytes(digest),
                          digest.size()) == 1;
}

Context ContextFor(EVP_PKEY* key, const EVP_MD* algorithm) {
  Context context(EVP_PKEY_CTX_new(key, nullptr));
  const bool made = context != nullptr && EVP_PKEY_verify_init(context.get()) == 1 &&
                    (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA ||
                     EVP_PKEY_CTX_set_rsa_padding(context.get(), RSA_PKCS1_PADDING) == 1) &&
                    EVP_PKEY_CTX_set_signature_md(context.get(), algorithm) == 1;
  return made ? std::move(context) : nullptr;
}

// Setting up takes longer than checking, and most documents of a source are signed by one key. The
// context holds its key, so that no other one can come to stand at the same address.
bool VerifyDigest(EVP_PKEY* key, const EVP_MD* algorithm, std::string_view digest,
                  std::string_view signature) {
  struct Last {
    EVP_PKEY* key = nullptr;
    const EVP_MD* algorithm = nullptr;
    Context context;
  };
  thread_local Last last;
  if (last.context == nullptr || last.key != key || last.algorithm != algorithm) {
    last = {key, algorithm, ContextFor(key, algorithm)};
  }
  return last.context != nullptr &&
         EVP_PKEY_verify(last.context.get(), Bytes(signature), signature.size(), Bytes(digest),
                         digest.size()) == 1;
}

}  // namespace

std::optional<std::string> LibcryptoDigest(int algorithm, std::string_view bytes,
                                           std::string_view more_bytes) {
  const EVP_MD* type = DigestOf(algorithm);
  thread_local const DigestContext context(EVP_MD_CTX_new());
  std::string digest(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (type == nullptr || EVP_DigestInit_ex(context.get(), type, nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
      EVP_DigestUpdate(context.get(), more_bytes.data(), more_bytes.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), reinterpret_cast<unsigned char*>(digest.data()), &size) !=
          1) {
    return std::nullopt;
  }
  digest.resize(size);
  return digest;
}

std::string PlainSignature(const LibcryptoKey& key, std::string_view numbers) {
  if (key.algorithm == kEd25519) return std::string(numbers);
  PacketReader reader(numbers);
  const std::string_view first = reader.Mpi();
  if (IsRsa(key.algorithm)) {
    return Padded(first, static_cast<std::size_t>(EVP_PKEY_get_size(key.handle.get())));
  }
  const std::string_view second = reader.Mpi();
  if (key.algorithm != kEdDsa) return DerOf(first, second);
  return Padded(first, kEd25519Half) + Padded(second, kEd25519Half);
}

Outcome LibcryptoVerify(const LibcryptoKey& key, int public_key_algorithm, int digest_algorithm,
                        std::string_view digest, std::string_view numbers) {
  EVP_PKEY* handle = key.handle.get();
  const bool fits = public_key_algorithm == key.algorithm ||
                    (IsRsa(public_key_algorithm) && IsRsa(key.algorithm));
  if (!fits || IsTooShort(*handle, key.algorithm, digest.size())) return Outcome::kBad;
  const std::string signature = PlainSignature(key, numbers);
  const bool good = key.algorithm == kEdDsa || key.algorithm == kEd25519
                        ? VerifyEd25519(handle, digest, signature)
                        : VerifyDigest(handle, DigestOf(digest_algorithm), digest, signature);
  ERR_clear_error();  // the queue is the thread's, and others read it
  return good ? Outcome::kGood : Outcome::kBad;
}

}  // namespace verify
