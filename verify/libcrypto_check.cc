#include "verify/libcrypto_check.h"

#include <openssl/crypto.h>

#include <utility>
#include <vector>

#include "verify/libcrypto_arithmetic.h"
#include "verify/libcrypto_signature.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

// The signature packets from `first` up to the next key.
std::vector<std::string_view> SignaturesFrom(const std::vector<Packet>& packets,
                                             std::size_t first) {
  std::vector<std::string_view> bodies;
  for (std::size_t i = first; i < packets.size() && packets[i].tag != kTagPublicSubkey; ++i) {
    if (packets[i].tag == kTagSignature) bodies.push_back(packets[i].body);
  }
  return bodies;
}

}  // namespace

base::Result<LibcryptoChecker> LibcryptoChecker::Open(const Keyring& keyring) {
  if (!LibcryptoDigest(kMd5, "", "")) {
    return base::Failed("libcrypto has no MD5 here",
                        "OpenSSL is set up without it, as in FIPS mode; leave libcrypto out with "
                        "engines = [\"gpgme\"], or use a machine without that mode");
  }
  LibcryptoChecker checker;
  checker.version_ = std::string("OpenSSL ") + OpenSSL_version(OPENSSL_VERSION_STRING);
  for (const Key& key : keyring.keys()) checker.Add(key);
  return checker;
}

// The subkeys of `key` are those of its packets, in their order.
void LibcryptoChecker::Add(const Key& key) {
  const auto packets = ReadPackets(key.block);
  if (!packets || packets->empty()) return;
  const std::string_view primary_body = packets->front().body;
  const auto primary = ReadLibcryptoKey(primary_body);
  parts_[key.primary.key_id] = {key.primary.fingerprint, primary, true};
  auto material = key.subkeys.begin();
  for (std::size_t i = 1; i < packets->size() && material != key.subkeys.end(); ++i) {
    if ((*packets)[i].tag != kTagPublicSubkey) continue;
    const std::string_view body = (*packets)[i].body;
    const auto subkey = ReadLibcryptoKey(body);
    const bool may_sign =
        primary && subkey &&
        MaySignFor({primary_body, *primary}, {body, *subkey}, SignaturesFrom(*packets, i + 1));
    parts_.try_emplace(material->key_id, Part{material->fingerprint, subkey, may_sign});
    ++material;
  }
}

EngineCheck LibcryptoChecker::Answer(Outcome outcome, std::string detail) const {
  return {kLibcrypto, version_, outcome, std::move(detail), {}};
}

EngineCheck LibcryptoChecker::Check(const DetachedSignature& signature) const {
  const auto packets = ReadPackets(signature.packet);
  if (!packets || packets->size() != 1 || packets->front().tag != kTagSignature) {
    return Answer(Outcome::kBad, "not one signature packet");
  }
  const std::string_view body = packets->front().body;
  const auto parts = ReadSignatureParts(body);
  const auto claims = ReadSignaturePacket(body);
  if (!parts || !claims) return Answer(Outcome::kBad, "damaged signature packet");
  const auto found = parts_.find(claims->key_id);
  if (found == parts_.end() || claims->key_id.empty())
    return Answer(Outcome::kNoKey, "no such key");
  const Part& part = found->second;
  if (!part.key) return Answer(Outcome::kUnsupported, "a kind of key that is not known");
  if (!part.vouched_for) {
    return Answer(Outcome::kNoKey, "a subkey that its key does not vouch for");
  }
  const Outcome outcome = CheckSignature(*part.key, *parts, signature.canonical_text);
  EngineCheck answer = Answer(outcome, std::string(Name(outcome)));
  if (outcome == Outcome::kGood) answer.fingerprint = part.fingerprint;
  return answer;
}

}  // namespace verify
