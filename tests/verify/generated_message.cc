#include "tests/verify/generated_message.h"

#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "base/file.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"
#include "verify/examine.h"

namespace support {
namespace {

const char* const kBeginSignature = "-----BEGIN PGP SIGNATURE-----";

Message Split(const std::string& file, std::string what) {
  const auto examined = verify::Examine(file);
  const verify::ExaminedMessage& message = examined.messages.front();
  return {file.substr(0, file.find(kBeginSignature)), message.detached.packet, std::move(what),
          message.facts->packet.digest_prefix};
}

// An RSA message in one of the forms that PGP 2 and OpenPGP have.
Message MakeRsaMessage(Random& random) {
  const bool v3_key = Below(3, random) != 0;
  ClearSignOptions options;
  if (Below(10, random) == 0) {  // of a kind that nobody knows; at times a critical one
    const auto type = static_cast<std::uint8_t>(100 + 128 * Below(2, random));
    (Below(2, random) == 0 ? options.signature.more_hashed : options.signature.more_unhashed) =
        Subpacket(type, "x");
  }
  options.signature.time = At("2011-06-01T00:00:00Z");
  options.signature.version = v3_key && Below(3, random) != 0 ? 3 : 4;
  constexpr std::array<Digest, 6> kDigests = {Digest::kMd5,    Digest::kSha1,   Digest::kRipemd160,
                                              Digest::kSha256, Digest::kSha384, Digest::kSha512};
  options.signature.digest = kDigests.at(v3_key && Below(2, random) == 0 ? 0 : Below(6, random));
  options.signature.type = Below(4, random) == 0 ? 0x00 : 0x01;
  std::string text;
  for (std::size_t lines = Below(6, random); lines > 0; --lines) {
    for (std::size_t size = Below(40, random); size > 0; --size) {
      text.push_back(static_cast<char>("ab \t-\xE9Z"[Below(7, random)]));
    }
    text.push_back('\n');
  }
  const Key key = TestKey(v3_key ? "pinned" : "modern");
  return Split(ClearSign(text, key, options), v3_key ? "by a v3 RSA key" : "by a v4 RSA key");
}

void FlipBit(std::string& bytes, std::size_t from, Random& random) {
  const std::size_t at = from + Below(bytes.size() - from, random);
  bytes[at] = static_cast<char>(static_cast<unsigned char>(bytes[at]) ^ (1U << Below(8, random)));
}

// The number of a version 3 RSA signature, in the place of which `number` is put.
constexpr std::size_t kNumberV3 = 22;
void ReplaceNumber(Message& message, const std::string& number) {
  const std::string body = message.packet.substr(3, kNumberV3 - 3) + number;
  message.packet = OldPacket(Tag::kSignature, body);
}

bool IsVersion3(const Message& message) { return message.packet.at(3) == 3; }

std::string Sum(std::string a, const std::string& b) {
  a.insert(0, b.size() + 1 - a.size(), '\0');
  unsigned carry = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    carry += static_cast<unsigned char>(a[a.size() - 1 - i]);
    if (i < b.size()) carry += static_cast<unsigned char>(b[b.size() - 1 - i]);
    a[a.size() - 1 - i] = static_cast<char>(carry);
    carry >>= 8U;
  }
  return a;
}

// The same signature modulo n, written as a larger number.
void AddModulus(Message& message) {
  if (!IsVersion3(message)) return;
  message.what += ", the modulus added to the number";
  const std::string number = message.packet.substr(kNumberV3 + 2);
  ReplaceNumber(message, Mpi(Sum(number, TestKey("pinned").rsa.Modulus())));
}

void AddLeadingZero(Message& message) {
  if (!IsVersion3(message)) return;
  message.what += ", a zero byte before the number";
  const std::string number = message.packet.substr(kNumberV3 + 2);
  ReplaceNumber(message, BigEndian(8 * number.size() + 8, 2) + '\0' + number);
}

// Header and length of the packet are ours to read; the engines get what has them right.
constexpr std::size_t kPacketHeader = 3;

const std::vector<std::string> kKinds = {
    "dsa1024", "dsa2048", "rsa2048",        "rsa2048-sha224", "rsa2048-subkey", "p256",
    "p384",    "p521",    "ed25519-subkey", "ed25519",        "mixed-subkey"};

}  // namespace

std::size_t Below(std::size_t limit, Random& random) { return limit == 0 ? 0 : random() % limit; }

std::string FileOf(const Message& message) {
  return message.head + Armor("PGP SIGNATURE", message.packet);
}

verify::DetachedSignature PairOf(const std::string& file) {
  auto examined = verify::Examine(file);
  if (examined.messages.front().decided) throw std::runtime_error("no engine is asked about it");
  return std::move(examined.messages.front().detached);
}

std::string OpenPgpSample(const std::string& name) {
  auto file = base::ReadFile(std::string(INKAN_OPENPGP) + "/" + name);
  if (!file) throw std::runtime_error(file.error().message);
  return *file;
}

verify::Keyring KeysOfMessages() {
  verify::Keyring keyring = KeyringWith("pinned");
  const auto add = [&](const std::string& block) {
    auto key = verify::ReadKey(block, "key");
    if (!key || !keyring.Add(std::move(*key))) throw std::runtime_error("a key is refused");
  };
  add(KeyBlock(TestKey("modern")));
  for (const std::string& kind : kKinds) add(OpenPgpSample(kind + ".asc"));
  return keyring;
}

Message AnyMessage(Random& random) {
  if (Below(4, random) != 0) return MakeRsaMessage(random);
  const std::string& kind = kKinds.at(Below(kKinds.size(), random));
  return Split(OpenPgpSample(kind + ".txt"), "by " + kind);
}

void Damage(Message& message, Random& random) {
  const std::size_t text = message.head.find("\n\n") + 2;
  switch (Below(8, random)) {
    case 0:
      message.what += ", whole";
      return;
    case 1:
      message.what += ", a bit of the text flipped";
      if (text < message.head.size()) FlipBit(message.head, text, random);
      return;
    case 2:
      message.what += ", a line added";
      message.head.insert(text, "added\n");
      return;
    case 3:
      message.what += ", a bit of the packet's head flipped";
      FlipBit(message.packet, kPacketHeader, random);
      return;
    case 4:
      message.what += ", a bit of the numbers flipped";
      FlipBit(message.packet, message.packet.size() / 2, random);
      return;
    case 5:
      return AddModulus(message);
    case 6:
      return AddLeadingZero(message);
    default:
      message.what += ", several bits of the packet flipped";
      for (int i = 0; i < 3; ++i) FlipBit(message.packet, kPacketHeader, random);
  }
}

}  // namespace support
