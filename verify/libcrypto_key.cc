#include "verify/libcrypto_key.h"

#include <openssl/core_names.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/openssl.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

using base::Bytes;
using base::Freer;
using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Context = std::unique_ptr<EVP_PKEY_CTX, Freer<EVP_PKEY_CTX_free>>;
using Builder = std::unique_ptr<OSSL_PARAM_BLD, Freer<OSSL_PARAM_BLD_free>>;
using Params = std::unique_ptr<OSSL_PARAM, Freer<OSSL_PARAM_free>>;
using Memory = std::unique_ptr<BIO, Freer<BIO_free>>;
using SharedKey = std::shared_ptr<EVP_PKEY>;

SharedKey FromParams(const char* type, OSSL_PARAM* params) {
  const Context making(EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr));
  EVP_PKEY* key = nullptr;
  if (making == nullptr || EVP_PKEY_fromdata_init(making.get()) != 1 ||
      EVP_PKEY_fromdata(making.get(), &key, EVP_PKEY_PUBLIC_KEY, params) != 1) {
    return nullptr;
  }
  return {key, EVP_PKEY_free};
}

// Keys that are numbers: each name takes the next integer of the packet.
SharedKey FromNumbers(const char* type, const std::vector<const char*>& names,
                      PacketReader& reader) {
  const Builder builder(OSSL_PARAM_BLD_new());
  std::vector<Number> numbers;  // the builder keeps pointers to them
  for (const char* name : names) {
    const std::string_view bytes = reader.Mpi();
    numbers.emplace_back(BN_bin2bn(Bytes(bytes), static_cast<int>(bytes.size()), nullptr));
    OSSL_PARAM_BLD_push_BN(builder.get(), name, numbers.back().get());
  }
  const Params params(OSSL_PARAM_BLD_to_param(builder.get()));
  return params && reader.ok() && reader.AtEnd() ? FromParams(type, params.get()) : nullptr;
}

// RFC 6637, 11: the curve by its object identifier, then the point as one integer. The ones below
// the first three are those that GnuPG knows besides.
constexpr std::array<std::pair<std::string_view, const char*>, 7> kCurves = {{
    {{"\x2A\x86\x48\xCE\x3D\x03\x01\x07", 8}, "P-256"},
    {{"\x2B\x81\x04\x00\x22", 5}, "P-384"},
    {{"\x2B\x81\x04\x00\x23", 5}, "P-521"},
    {{"\x2B\x24\x03\x03\x02\x08\x01\x01\x07", 9}, "brainpoolP256r1"},
    {{"\x2B\x24\x03\x03\x02\x08\x01\x01\x0B", 9}, "brainpoolP384r1"},
    {{"\x2B\x24\x03\x03\x02\x08\x01\x01\x0D", 9}, "brainpoolP512r1"},
    {{"\x2B\x81\x04\x00\x0A", 5}, "secp256k1"},
}};
constexpr std::string_view kEd25519Curve{"\x2B\x06\x01\x04\x01\xDA\x47\x0F\x01", 9};

SharedKey EcdsaKey(PacketReader& reader) {
  const std::string_view curve = reader.Bytes(reader.Number(1));
  const std::string_view point = reader.Mpi();
  const auto* const found = std::find_if(kCurves.begin(), kCurves.end(),
                                         [&](const auto& each) { return each.first == curve; });
  if (found == kCurves.end() || !reader.ok() || !reader.AtEnd()) return nullptr;
  std::string name = found->second;
  std::string octets(point);
  std::array<OSSL_PARAM, 3> params = {
      OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, name.data(), 0),
      OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, octets.data(), octets.size()),
      OSSL_PARAM_construct_end()};
  return FromParams("EC", params.data());
}

SharedKey Ed25519Key(std::string_view point) {
  if (point.size() != 32) return nullptr;
  EVP_PKEY* key =
      EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, Bytes(point), point.size());
  return {key, EVP_PKEY_free};
}

// GnuPG writes the point as an integer that begins with 0x40.
SharedKey EdDsaKey(PacketReader& reader) {
  const bool known = reader.Bytes(reader.Number(1)) == kEd25519Curve;
  const std::string_view point = reader.Mpi();
  if (!known || !reader.AtEnd() || point.empty() || point.front() != '\x40') return nullptr;
  return Ed25519Key(point.substr(1));
}

SharedKey KeyOf(int algorithm, PacketReader& reader) {
  switch (algorithm) {
    case kRsa:
    case kRsaSignOnly:
      return FromNumbers("RSA", {OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_E}, reader);
    case kDsa:
      return FromNumbers("DSA",
                         {OSSL_PKEY_PARAM_FFC_P, OSSL_PKEY_PARAM_FFC_Q, OSSL_PKEY_PARAM_FFC_G,
                          OSSL_PKEY_PARAM_PUB_KEY},
                         reader);
    case kEcdsa:
      return EcdsaKey(reader);
    case kEdDsa:
      return EdDsaKey(reader);
    case kEd25519:
      return Ed25519Key(reader.rest());
    default:
      return nullptr;
  }
}

}  // namespace

std::optional<LibcryptoKey> ReadLibcryptoKey(std::string_view packet_body) {
  PacketReader reader(packet_body);
  const std::uint32_t version = reader.Number(1);
  if (version < 2 || version > 4) return std::nullopt;
  reader.Number(4);                   // when it was made
  if (version < 4) reader.Number(2);  // how many days it is valid
  const int algorithm = static_cast<int>(reader.Number(1));
  SharedKey key = KeyOf(algorithm, reader);
  ERR_clear_error();
  if (key == nullptr) return std::nullopt;
  return LibcryptoKey{algorithm, std::move(key)};
}

std::optional<std::string_view> FindKeyBody(const Key& key, std::string_view key_id) {
  const auto packets = ReadPackets(key.block);
  if (!packets || packets->empty() || key_id.empty()) return std::nullopt;
  if (key.primary.key_id == key_id) return packets->front().body;
  auto material = key.subkeys.begin();  // in the order of their packets
  for (const Packet& packet : *packets) {
    if (packet.tag != kTagPublicSubkey || material == key.subkeys.end()) continue;
    if (material->key_id == key_id) return packet.body;
    ++material;
  }
  return std::nullopt;
}

std::string PublicKeyPem(const LibcryptoKey& key) {
  const Memory memory(BIO_new(BIO_s_mem()));
  const bool written =
      memory != nullptr && PEM_write_bio_PUBKEY(memory.get(), key.handle.get()) == 1;
  char* bytes = nullptr;
  const long size = written ? BIO_get_mem_data(memory.get(), &bytes) : 0;
  ERR_clear_error();
  return size > 0 ? std::string(bytes, static_cast<std::size_t>(size)) : std::string();
}

}  // namespace verify
