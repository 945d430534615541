#include "tests/support/pgp2.h"

#include <stdexcept>

#include "base/hash.h"

namespace support {
namespace {

constexpr int kSecondsPerDay = 86400;
constexpr std::uint8_t kRsaNumber = 1;

std::string Byte(unsigned value) { return BigEndian(value, 1); }

std::string Seconds(base::Time time) {
  return BigEndian(static_cast<std::uint64_t>(time.time_since_epoch().count()), 4);
}

std::uint8_t DigestNumber(const SignatureOptions& options) {
  return options.digest_number.value_or(static_cast<std::uint8_t>(options.digest));
}

std::string HashedSubpackets(const SignatureOptions& options) {
  return Subpacket(2, Seconds(options.time)) + options.more_hashed;
}

std::string UnhashedSubpackets(const Key& key, const SignatureOptions& options) {
  std::string subpackets = options.more_unhashed;
  if (options.issuer)
    subpackets += Subpacket(16, BigEndian(options.key_id.value_or(KeyId(key)), 8));
  return subpackets;
}

std::string Counted(std::string_view bytes) { return BigEndian(bytes.size(), 2).append(bytes); }

std::string HeadV4(const SignatureOptions& options) {
  return Byte(static_cast<unsigned>(options.claimed_version.value_or(4))) + Byte(options.type) +
         Byte(options.public_key_algorithm.value_or(kRsaNumber)) + Byte(DigestNumber(options)) +
         Counted(HashedSubpackets(options));
}

// The two digest bytes and the number that both versions end with.
std::string Tail(std::string_view hashed, const Key& key, const SignatureOptions& options) {
  const std::string hash = HashOf(options.digest, hashed);
  return options.digest_prefix.value_or(hash.substr(0, 2)) +
         Mpi(key.rsa.Sign(options.digest, hash));
}

std::string BodyV3(std::string_view data, const Key& key, const SignatureOptions& options) {
  const std::string signed_head = Byte(options.type) + Seconds(options.time);
  return Byte(static_cast<unsigned>(options.claimed_version.value_or(3))) + Byte(5) + signed_head +
         BigEndian(options.key_id.value_or(KeyId(key)), 8) +
         Byte(options.public_key_algorithm.value_or(kRsaNumber)) + Byte(DigestNumber(options)) +
         Tail(std::string(data) + signed_head, key, options);
}

std::string BodyV4(std::string_view data, const Key& key, const SignatureOptions& options) {
  const std::string head = HeadV4(options);
  const std::string trailer = Byte(4) + Byte(0xFF) + BigEndian(head.size(), 4);
  return head + Counted(UnhashedSubpackets(key, options)) +
         Tail(std::string(data) + head + trailer, key, options);
}

// RFC 4880, 5.2.4: the key with the header of PGP 2, then the user id, which only version 4 counts.
std::string SelfSignature(const Key& key) {
  SignatureOptions options;
  options.time = key.created;
  options.version = key.version;
  options.type = key.version == 3 ? 0x10 : 0x13;
  std::string data = KeyPacket(key);
  if (key.version == 4) {
    options.digest = Digest::kSha256;
    options.more_hashed = Subpacket(27, "\x03");  // may certify and sign
    if (key.valid_days > 0) {
      const int seconds = key.valid_days * kSecondsPerDay;
      options.more_hashed += Subpacket(9, BigEndian(static_cast<std::uint64_t>(seconds), 4));
    }
    data += Byte(0xB4) + BigEndian(key.user_id.size(), 4);
  }
  return SignaturePacket(data + key.user_id, key, options);
}

std::string FingerprintOf(const Key& key) {
  if (key.version == 3) return base::Md5(key.rsa.Modulus() + key.rsa.Exponent());
  return base::Sha1(KeyPacket(key));
}

}  // namespace

Key MakeKey(base::Time created, unsigned bits) {
  return {.rsa = Rsa::Make(bits), .created = created};
}

Key MakeKeyWithId(std::uint64_t key_id, base::Time created, unsigned bits) {
  return {.rsa = Rsa::MakeWithKeyId(key_id, bits), .created = created};
}

std::string KeyPacketBody(const Key& key) {
  std::string body = Byte(static_cast<unsigned>(key.version)) + Seconds(key.created);
  if (key.version == 3) body += BigEndian(static_cast<std::uint64_t>(key.valid_days), 2);
  return body + Byte(kRsaNumber) + Mpi(key.rsa.Modulus()) + Mpi(key.rsa.Exponent());
}

std::string KeyPacket(const Key& key) { return OldPacket(Tag::kPublicKey, KeyPacketBody(key)); }

std::uint64_t KeyId(const Key& key) {
  if (key.version == 3) return key.rsa.LowBits();
  std::uint64_t id = 0;
  for (const char byte : FingerprintOf(key).substr(12)) {
    id = id << 8U | static_cast<unsigned char>(byte);
  }
  return id;
}

std::string KeyIdHex(const Key& key) { return base::HexUpper(BigEndian(KeyId(key), 8)); }
std::string FingerprintHex(const Key& key) { return base::HexUpper(FingerprintOf(key)); }

std::string KeyBlock(const Key& key, bool self_signed) {
  std::string block = KeyPacket(key) + OldPacket(Tag::kUserId, key.user_id, 1);
  if (self_signed) block += SelfSignature(key);
  return block;
}

std::string KeyRevocation(const Key& key, base::Time time) {
  SignatureOptions options;
  options.time = time;
  options.version = key.version;
  options.type = 0x20;
  if (key.version == 4) options.digest = Digest::kSha256;
  return SignaturePacket(KeyPacket(key), key, options);
}

std::string RevokedKeyBlock(const Key& key, base::Time time) {
  std::string block = KeyBlock(key);
  return block.insert(KeyPacket(key).size(), KeyRevocation(key, time));
}

std::string ArmoredKeyBlock(const Key& key, bool self_signed) {
  return Armor("PGP PUBLIC KEY BLOCK", KeyBlock(key, self_signed));
}

std::string Subpacket(std::uint8_t type, std::string_view data) {
  return BigEndian(data.size() + 1, 1).append(Byte(type)).append(data);
}

std::string SignaturePacket(std::string_view data, const Key& key,
                            const SignatureOptions& options) {
  return OldPacket(Tag::kSignature,
                   options.version == 3 ? BodyV3(data, key, options) : BodyV4(data, key, options));
}

base::Time At(std::string_view time) {
  const std::optional<base::Time> parsed = base::ParseTime(time);
  if (!parsed) throw std::runtime_error("not a time: " + std::string(time));
  return *parsed;
}

}  // namespace support
