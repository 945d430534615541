#include "cli/key_description.h"

#include <fmt/format.h>

#include <set>

#include "base/escape.h"
#include "base/time.h"
#include "verify/packet.h"
#include "verify/signature_packet.h"

namespace cli {
namespace {

constexpr int kFirstCertification = 0x10;
constexpr int kLastCertification = 0x13;

// The issuers of the certifications by others in the block, such as the older key of a rollover.
std::set<std::string> Certifiers(const verify::Key& key) {
  std::set<std::string> ids;
  const auto packets = verify::ReadPackets(key.block);
  for (const verify::Packet& packet : packets.value_or(std::vector<verify::Packet>())) {
    if (packet.tag != verify::kTagSignature) continue;
    const auto signature = verify::ReadSignaturePacket(packet.body);
    if (!signature || signature->type < kFirstCertification ||
        signature->type > kLastCertification || signature->key_id == key.primary.key_id) {
      continue;
    }
    if (!signature->key_id.empty()) ids.insert(signature->key_id);
  }
  return ids;
}

std::string Kind(const verify::KeyMaterial& key) {
  return fmt::format("{} bits {}, version {}", key.bits,
                     verify::PublicKeyAlgorithmName(key.algorithm), key.version);
}

std::string Revoked(const verify::KeyMaterial& key) {
  if (!key.revocation) return {};
  return fmt::format("revoked        {}, {}\n", base::FormatTime(key.revocation->at),
                     key.revocation->covers_the_past ? "whatever it signed" : "from then on");
}

std::string Subkey(const verify::KeyMaterial& subkey) {
  std::string text = fmt::format("subkey         {} {}", subkey.key_id, Kind(subkey));
  if (subkey.expires) text += fmt::format(", expires {}", base::FormatTime(*subkey.expires));
  if (subkey.revocation) {
    text += fmt::format(", revoked {}", base::FormatTime(subkey.revocation->at));
  }
  return text + "\n";
}

}  // namespace

std::string Describe(const verify::Key& key) {
  const verify::KeyMaterial& primary = key.primary;
  std::string text = fmt::format(
      "key id         {}\nfingerprint    {}\npacket sha256  {}\nkind           {}\n"
      "created        {}\nexpires        {}\n",
      primary.key_id, primary.fingerprint, key.packet_sha256, Kind(primary),
      base::FormatTime(primary.created),
      primary.expires ? base::FormatTime(*primary.expires) : "never");
  text += Revoked(primary);
  for (const verify::KeyMaterial& subkey : key.subkeys) text += Subkey(subkey);
  for (const std::string& user_id : key.user_ids) {
    text += fmt::format("user id        {}\n", base::EscapeForTerminal(user_id));
  }
  for (const std::string& id : Certifiers(key)) {
    text += fmt::format("certified by   {} (a claim, not checked)\n", id);
  }
  return text;
}

}  // namespace cli
