#include "verify/digest_prefix.h"

#include <openssl/evp.h>

#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

const EVP_MD* DigestOf(int algorithm) {
  switch (algorithm) {
    case kMd5:
      return EVP_md5();
    case kSha1:
      return EVP_sha1();
    case kRipemd160:
      return EVP_ripemd160();
    case kSha256:
      return EVP_sha256();
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

// What is hashed after the text (RFC 4880, 5.2.4): of version 3 type and time; of version 4 the
// packet up to the end of its hashed subpackets, and how long that is.
std::optional<std::string> Trailer(std::string_view body) {
  PacketReader reader(body);
  if (reader.Number(1) == 3) {
    reader.Bytes(1);
    return std::string(reader.Bytes(5));
  }
  reader.Bytes(3);
  reader.Bytes(reader.Number(2));
  if (!reader.ok()) return std::nullopt;
  const std::size_t size = body.size() - reader.rest().size();
  std::string trailer(body.substr(0, size));
  trailer += "\x04\xFF";
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    trailer.push_back(static_cast<char>((size >> shift) & 0xFFU));
  }
  return trailer;
}

std::string Digest(const EVP_MD* digest, std::string_view text, std::string_view trailer) {
  const std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> context(EVP_MD_CTX_new(),
                                                                        EVP_MD_CTX_free);
  std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
  unsigned size = 0;
  if (context == nullptr || EVP_DigestInit_ex(context.get(), digest, nullptr) != 1 ||
      EVP_DigestUpdate(context.get(), text.data(), text.size()) != 1 ||
      EVP_DigestUpdate(context.get(), trailer.data(), trailer.size()) != 1 ||
      EVP_DigestFinal_ex(context.get(), bytes.data(), &size) != 1) {
    return {};
  }
  return {reinterpret_cast<const char*>(bytes.data()), size};
}

}  // namespace

bool DigestPrefixFits(const DetachedSignature& signature) {
  const auto packets = ReadPackets(signature.packet);
  if (!packets || packets->size() != 1) return false;
  const auto packet = ReadSignaturePacket(packets->front().body);
  if (!packet || packet->digest_prefix.empty()) return false;
  const EVP_MD* digest = DigestOf(packet->digest_algorithm);
  const auto trailer = Trailer(packets->front().body);
  if (digest == nullptr || !trailer) return false;
  const std::string bytes = Digest(digest, signature.canonical_text, *trailer);
  return base::HexLower(bytes.substr(0, 2)) == packet->digest_prefix;
}

}  // namespace verify
