#include "verify/key_packets.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/hash.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

std::optional<KeyMaterial> ReadKeyVersion3(PacketReader reader) {
  KeyMaterial key;
  key.version = 3;
  key.created = base::Time{std::chrono::seconds{reader.Number(4)}};
  if (const std::uint32_t days = reader.Number(2); days != 0) {
    key.expires = key.created + std::chrono::days{days};
  }
  key.algorithm = static_cast<int>(reader.Number(1));
  const std::string_view modulus = reader.Mpi(&key.bits);
  const std::string_view exponent = reader.Mpi();
  if (!reader.ok() || !reader.AtEnd() || modulus.size() < 8) return std::nullopt;
  key.key_id = base::HexUpper(modulus.substr(modulus.size() - 8));
  key.fingerprint = base::HexUpper(base::Md5(std::string(modulus).append(exponent)));
  return key;
}

std::optional<KeyMaterial> ReadKeyVersion4(PacketReader reader, std::string_view body) {
  KeyMaterial key;
  key.version = 4;
  key.created = base::Time{std::chrono::seconds{reader.Number(4)}};
  key.algorithm = static_cast<int>(reader.Number(1));
  const bool has_no_size = IsCurve(key.algorithm) || key.algorithm == 18;
  if (!has_no_size) reader.Mpi(&key.bits);
  if (!reader.ok()) return std::nullopt;
  key.fingerprint = base::HexUpper(base::Sha1(FramedKeyPacket(body)));
  key.key_id = key.fingerprint.substr(24);
  return key;
}

std::optional<KeyMaterial> ReadMaterial(std::string_view body) {
  PacketReader reader(body);
  const std::uint32_t version = reader.Number(1);
  if (version == 2 || version == 3) return ReadKeyVersion3(reader);
  if (version == 4) return ReadKeyVersion4(reader, body);
  return std::nullopt;
}

// The hashed subpackets of a version 4 signature; none for version 3.
std::vector<Subpacket> HashedSubpackets(std::string_view body) {
  PacketReader reader(body);
  if (reader.Number(1) != 4) return {};
  reader.Bytes(3);
  return ReadSubpackets(reader.Bytes(reader.Number(2))).value_or(std::vector<Subpacket>{});
}

Revocation ReadRevocation(const SignaturePacket& packet, std::string_view body) {
  Revocation revocation{packet.signed_at, true};
  for (const Subpacket& subpacket : HashedSubpackets(body)) {
    if (subpacket.type != kRevocationReason || subpacket.data.empty()) continue;
    const int code = static_cast<unsigned char>(subpacket.data.front());
    revocation.covers_the_past = code != 1 && code != 3;  // 1 superseded, 3 retired
  }
  return revocation;
}

// Of several revocations the strictest counts: a weaker one must not take back a stronger one.
void AddRevocation(const Revocation& revocation, KeyMaterial& key) {
  if (!key.revocation) {
    key.revocation = revocation;
    return;
  }
  key.revocation->at = std::min(key.revocation->at, revocation.at);
  key.revocation->covers_the_past = key.revocation->covers_the_past || revocation.covers_the_past;
}

// Takes what the signatures of a key block say about its keys, in the order of the block.
class BlockReader {
 public:
  explicit BlockReader(Key& key) : key_(key) {}

  void StartSubkey() {
    newest_ = {};
    in_subkey_ = true;
  }
  void TakeSignature(std::string_view body);

 private:
  KeyMaterial& Current() { return in_subkey_ ? key_.subkeys.back() : key_.primary; }
  void TakeExpiry(const SignaturePacket& packet, std::string_view body);

  Key& key_;
  bool in_subkey_ = false;
  base::Time newest_{};  // of the self-signatures that set the expiry of the current key
};

void BlockReader::TakeSignature(std::string_view body) {
  const auto packet = ReadSignaturePacket(body);
  if (!packet || packet->key_id != key_.primary.key_id) return;  // someone else's certification
  const bool certifies = packet->type >= kFirstCertification && packet->type <= kLastCertification;
  const bool about_primary = certifies || packet->type == kDirectKey;
  if (in_subkey_ ? packet->type == kSubkeyBinding : about_primary) TakeExpiry(*packet, body);
  // A key's revocation counts wherever in the block it stands: some append it.
  if (packet->type == kKeyRevocation) AddRevocation(ReadRevocation(*packet, body), key_.primary);
  if (in_subkey_ && packet->type == kSubkeyRevocation) {
    AddRevocation(ReadRevocation(*packet, body), Current());
  }
}

// The newest self-signature decides (RFC 4880, 5.2.3.3); one without an expiry takes it away.
void BlockReader::TakeExpiry(const SignaturePacket& packet, std::string_view body) {
  if (Current().version != 4 || packet.signed_at < newest_) return;
  newest_ = packet.signed_at;
  Current().expires.reset();
  for (const Subpacket& subpacket : HashedSubpackets(body)) {
    if (subpacket.type != kKeyExpiry || subpacket.data.size() != 4) continue;
    const std::uint32_t seconds = PacketReader(subpacket.data).Number(4);
    if (seconds != 0) Current().expires = Current().created + std::chrono::seconds{seconds};
  }
}

}  // namespace

std::string FramedKeyPacket(std::string_view body) {
  std::string framed = "\x99";
  framed.push_back(static_cast<char>(body.size() >> 8U));
  framed.push_back(static_cast<char>(body.size()));
  return framed.append(body);
}

tl::expected<Key, std::string> ReadKeyPackets(const std::vector<Packet>& packets) {
  Key key;
  BlockReader reader(key);
  for (const Packet& packet : packets) {
    const bool is_subkey = packet.tag == kTagPublicSubkey;
    if (packet.tag == kTagPublicKey || is_subkey) {
      auto material = ReadMaterial(packet.body);
      // An unknown kind of subkey leaves the key usable: it stands there without an id.
      if (!material && is_subkey) material = KeyMaterial{};
      if (!material) return tl::unexpected(std::string("the key packet is damaged or unknown"));
      if (is_subkey) {
        key.subkeys.push_back(std::move(*material));
        reader.StartSubkey();
      } else {
        key.primary = std::move(*material);
        key.packet_sha256 = base::Sha256Hex(FramedKeyPacket(packet.body));
      }
    } else if (packet.tag == kTagUserId) {
      key.user_ids.emplace_back(packet.body);
    } else if (packet.tag == kTagSignature) {
      reader.TakeSignature(packet.body);
    }
    if (packet.tag != kTagTrust) key.block.append(packet.whole);
  }
  return key;
}

}  // namespace verify
