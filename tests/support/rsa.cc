#include "tests/support/rsa.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <array>
#include <stdexcept>

#include "base/openssl.h"

namespace support {
namespace {

using base::Bytes;
using base::Freer;
using Number = std::unique_ptr<BIGNUM, Freer<BN_clear_free>>;
using NumberContext = std::unique_ptr<BN_CTX, Freer<BN_CTX_free>>;
using Pkey = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;
using PkeyContext = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;
using Bio = std::unique_ptr<BIO, Freer<BIO_vfree>>;

void Require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("rsa: cannot ") + what);
}

const EVP_MD* Algorithm(Digest digest) { return EVP_get_digestbyname(DigestName(digest).c_str()); }

Number NewNumber(std::uint64_t value = 0) {
  Number number(BN_new());
  Require(number && BN_set_word(number.get(), value) == 1, "make a number");
  return number;
}

std::string BytesOf(const BIGNUM& number) {
  std::string bytes(static_cast<std::size_t>(BN_num_bytes(&number)), '\0');
  BN_bn2bin(&number, reinterpret_cast<unsigned char*>(bytes.data()));
  return bytes;
}

std::string PublicNumber(const EVP_PKEY& key, const char* name) {
  BIGNUM* number = nullptr;
  Require(EVP_PKEY_get_bn_param(&key, name, &number) == 1, "read the key");
  return BytesOf(*Number(number));
}

struct Factors {
  Number p;
  Number q;
};

constexpr unsigned kPublicExponent = 65537;

// n, e, d and the five numbers of the Chinese remainder theorem, without which OpenSSL writes no
// private key.
Pkey KeyFromFactors(const Factors& factors, BN_CTX* context) {
  const Number e = NewNumber(kPublicExponent);
  const Number n = NewNumber(), p1 = NewNumber(), q1 = NewNumber(), phi = NewNumber();
  const Number d = NewNumber(), dp = NewNumber(), dq = NewNumber(), inverse = NewNumber();
  Require(BN_mul(n.get(), factors.p.get(), factors.q.get(), context) == 1 &&
              BN_sub(p1.get(), factors.p.get(), BN_value_one()) == 1 &&
              BN_sub(q1.get(), factors.q.get(), BN_value_one()) == 1 &&
              BN_mul(phi.get(), p1.get(), q1.get(), context) == 1 &&
              BN_mod_inverse(d.get(), e.get(), phi.get(), context) != nullptr &&
              BN_mod(dp.get(), d.get(), p1.get(), context) == 1 &&
              BN_mod(dq.get(), d.get(), q1.get(), context) == 1 &&
              BN_mod_inverse(inverse.get(), factors.q.get(), factors.p.get(), context) != nullptr,
          "work out the private exponent");
  const Builder builder(OSSL_PARAM_BLD_new());
  const std::array<std::pair<const char*, const BIGNUM*>, 8> parts = {{
      {OSSL_PKEY_PARAM_RSA_N, n.get()},
      {OSSL_PKEY_PARAM_RSA_E, e.get()},
      {OSSL_PKEY_PARAM_RSA_D, d.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR1, factors.p.get()},
      {OSSL_PKEY_PARAM_RSA_FACTOR2, factors.q.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT1, dp.get()},
      {OSSL_PKEY_PARAM_RSA_EXPONENT2, dq.get()},
      {OSSL_PKEY_PARAM_RSA_COEFFICIENT1, inverse.get()},
  }};
  for (const auto& [name, number] : parts) {
    Require(OSSL_PARAM_BLD_push_BN(builder.get(), name, number) == 1, "collect the key");
  }
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  const PkeyContext making(EVP_PKEY_CTX_new_from_name(nullptr, "RSA", nullptr));
  EVP_PKEY* key = nullptr;
  Require(EVP_PKEY_fromdata_init(making.get()) == 1 &&
              EVP_PKEY_fromdata(making.get(), &key, EVP_PKEY_KEYPAIR, params.get()) == 1,
          "make the key");
  return Pkey(key);
}

bool FitsExponent(const BIGNUM* prime) { return BN_mod_word(prime, kPublicExponent) != 1; }

// p is any prime; q starts at wanted / p modulo 2^64 and climbs in steps of 2^64, which leave the
// end of the product as it is, until it is prime.
Factors FactorsWithProductEnd(std::uint64_t wanted, int bits, BN_CTX* context) {
  Factors factors{NewNumber(), NewNumber()};
  do {
    Require(BN_generate_prime_ex(factors.p.get(), bits, 0, nullptr, nullptr, nullptr) == 1,
            "find a prime");
  } while (!FitsExponent(factors.p.get()));
  const Number step = NewNumber(1), end = NewNumber(wanted), inverse = NewNumber();
  Require(BN_lshift(step.get(), step.get(), 64) == 1 &&
              BN_mod_inverse(inverse.get(), factors.p.get(), step.get(), context) != nullptr &&
              BN_mod_mul(end.get(), end.get(), inverse.get(), step.get(), context) == 1 &&
              BN_rand(factors.q.get(), bits - 64, BN_RAND_TOP_TWO, BN_RAND_BOTTOM_ANY) == 1 &&
              BN_lshift(factors.q.get(), factors.q.get(), 64) == 1 &&
              BN_add(factors.q.get(), factors.q.get(), end.get()) == 1,
          "start the search for a second prime");
  while (!FitsExponent(factors.q.get()) || BN_check_prime(factors.q.get(), context, nullptr) != 1) {
    Require(BN_add(factors.q.get(), factors.q.get(), step.get()) == 1, "search a prime");
  }
  return factors;
}

}  // namespace

struct Rsa::Handle {
  Pkey key;
};

std::string DigestName(Digest digest) {
  switch (digest) {
    case Digest::kMd5:
      return "MD5";
    case Digest::kSha1:
      return "SHA1";
    case Digest::kRipemd160:
      return "RIPEMD160";
    case Digest::kSha256:
      return "SHA256";
    case Digest::kSha384:
      return "SHA384";
    case Digest::kSha512:
      return "SHA512";
  }
  throw std::runtime_error("rsa: no such digest");
}

std::string HashOf(Digest digest, std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned size = 0;
  Require(
      EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, Algorithm(digest), nullptr) == 1,
      "hash");
  return {reinterpret_cast<const char*>(hash.data()), size};
}

Rsa Rsa::Make(unsigned bits) {
  Pkey key(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", std::size_t{bits}));
  Require(key != nullptr, "make a key");
  return Rsa(std::make_shared<Handle>(Handle{std::move(key)}));
}

Rsa Rsa::MakeWithKeyId(std::uint64_t key_id, unsigned bits) {
  Require(key_id % 2 == 1, "make a key with an even id");
  const NumberContext context(BN_CTX_new());
  const Factors factors = FactorsWithProductEnd(key_id, static_cast<int>(bits / 2), context.get());
  return Rsa(std::make_shared<Handle>(Handle{KeyFromFactors(factors, context.get())}));
}

Rsa Rsa::FromPem(std::string_view pem) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  Pkey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
  Require(key != nullptr, "read the PEM");
  return Rsa(std::make_shared<Handle>(Handle{std::move(key)}));
}

std::string Rsa::ToPem() const {
  const Bio bio(BIO_new(BIO_s_mem()));
  Require(PEM_write_bio_PrivateKey(bio.get(), handle_->key.get(), nullptr, nullptr, 0, nullptr,
                                   nullptr) == 1,
          "write the PEM");
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &data);
  return {data, static_cast<std::size_t>(size)};
}

std::string Rsa::Modulus() const { return PublicNumber(*handle_->key, OSSL_PKEY_PARAM_RSA_N); }
std::string Rsa::Exponent() const { return PublicNumber(*handle_->key, OSSL_PKEY_PARAM_RSA_E); }

std::uint64_t Rsa::LowBits() const {
  const std::string modulus = Modulus();
  std::uint64_t value = 0;
  for (const char byte : modulus.substr(modulus.size() - 8)) {
    value = value << 8U | static_cast<unsigned char>(byte);
  }
  return value;
}

std::string Rsa::Sign(Digest digest, std::string_view hash) const {
  const PkeyContext context(EVP_PKEY_CTX_new(handle_->key.get(), nullptr));
  std::size_t size = static_cast<std::size_t>(EVP_PKEY_get_size(handle_->key.get()));
  std::string signature(size, '\0');
  Require(EVP_PKEY_sign_init(context.get()) == 1 &&
              EVP_PKEY_CTX_set_signature_md(context.get(), Algorithm(digest)) == 1 &&
              EVP_PKEY_sign(context.get(), reinterpret_cast<unsigned char*>(signature.data()),
                            &size, Bytes(hash), hash.size()) == 1,
          "sign");
  signature.resize(size);
  return signature;
}

}  // namespace support
