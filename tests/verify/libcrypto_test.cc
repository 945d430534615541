#include <doctest/doctest.h>
#include <openssl/evp.h>

#include <atomic>
#include <thread>

#include "base/hash.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/verify/generated_message.h"
#include "verify/examine.h"
#include "verify/libcrypto_check.h"
#include "verify/packet.h"

namespace {

using support::PairOf;
using verify::Outcome;

verify::Keyring KeyringOf(const std::string& block) {
  verify::Keyring keyring;
  auto key = verify::ReadKey(block, "key");
  REQUIRE(key);
  REQUIRE(keyring.Add(std::move(*key)));
  return keyring;
}

verify::EngineCheck CheckWith(const std::string& block, const verify::DetachedSignature& pair) {
  const auto checker = verify::LibcryptoChecker::Open(KeyringOf(block));
  REQUIRE(checker);
  return checker->Check(pair);
}

Outcome OutcomeOf(const support::Key& key, const support::SignatureOptions& options) {
  return CheckWith(support::KeyBlock(key), {"text", support::SignaturePacket("text", key, options)})
      .outcome;
}

// The block without the signatures behind its subkey.
std::string WithoutBindings(const std::string& block) {
  std::string kept;
  bool in_subkey = false;
  const auto packets = verify::ReadPackets(block);
  for (const verify::Packet& packet : *packets) {
    in_subkey = in_subkey || packet.tag == verify::kTagPublicSubkey;
    if (!in_subkey || packet.tag != verify::kTagSignature) kept += packet.whole;
  }
  return kept;
}

std::string BlockOf(const std::string& kind) {
  return KeyringOf(support::OpenPgpSample(kind + ".asc")).keys().front().block;
}

support::SignatureOptions Options(support::Digest digest, int version) {
  support::SignatureOptions options;
  options.time = support::At("2010-06-01T00:00:00Z");
  options.digest = digest;
  options.version = version;
  return options;
}

}  // namespace

TEST_CASE("every kind of key that GnuPG makes is judged") {
  for (const char* kind :
       {"dsa1024", "dsa2048", "rsa2048", "rsa2048-sha224", "rsa2048-subkey", "p256", "p384", "p521",
        "brainpool256", "secp256k1", "ed25519", "ed25519-subkey", "mixed-subkey"}) {
    CAPTURE(kind);
    auto pair = PairOf(support::OpenPgpSample(std::string(kind) + ".txt"));
    const auto good = CheckWith(BlockOf(kind), pair);
    CHECK(good.outcome == Outcome::kGood);
    CHECK(good.fingerprint.size() == 40);
    pair.canonical_text += "!";
    const auto bad = CheckWith(BlockOf(kind), pair);
    CHECK(bad.outcome == Outcome::kBad);
    CHECK(bad.fingerprint.empty());
  }
}

TEST_CASE("every digest and every size of RSA key of the period is judged") {
  for (const unsigned bits : {512U, 1024U, 2048U}) {
    const support::Key key = support::MakeKey(support::At("1996-01-01T00:00:00Z"), bits);
    for (const auto digest : {support::Digest::kMd5, support::Digest::kSha1,
                              support::Digest::kRipemd160, support::Digest::kSha256}) {
      CHECK(OutcomeOf(key, Options(digest, 3)) == Outcome::kGood);
      CHECK(OutcomeOf(key, Options(digest, 4)) == Outcome::kGood);
    }
  }
}

TEST_CASE("a subkey signs only with its key's word and its own") {
  const support::Key primary = support::TestKey("modern");
  support::Key subkey = support::MakeKey(primary.created, 1024);
  subkey.version = 4;
  const verify::DetachedSignature pair{
      "text", support::SignaturePacket("text", subkey, Options(support::Digest::kSha256, 4))};
  const std::string keys = support::KeyPacket(primary) + support::KeyPacket(subkey);
  // What is said of the signature where `binder` says that the subkey may do what `flags` hold.
  const auto outcome = [&](const support::Key& binder, const char* flags, bool signs_back) {
    support::SignatureOptions back = Options(support::Digest::kSha256, 4);
    back.type = 0x19;
    support::SignatureOptions binding = Options(support::Digest::kSha256, 4);
    binding.type = 0x18;
    binding.key_id = support::KeyId(primary);
    binding.more_hashed = support::Subpacket(27, flags);
    if (signs_back) {
      const std::string body = support::SignaturePacket(keys, subkey, back).substr(3);
      binding.more_unhashed = support::Subpacket(32, body);
    }
    const auto subkey_tag = static_cast<support::Tag>(verify::kTagPublicSubkey);
    return CheckWith(support::KeyBlock(primary) +
                         support::OldPacket(subkey_tag, support::KeyPacketBody(subkey)) +
                         support::SignaturePacket(keys, binder, binding),
                     pair)
        .outcome;
  };
  CHECK(outcome(primary, "\x02", true) == Outcome::kGood);
  CHECK(outcome(primary, "\x0C", true) == Outcome::kNoKey);   // it may encrypt
  CHECK(outcome(primary, "\x02", false) == Outcome::kNoKey);  // it says nothing of its key
  CHECK(outcome(support::TestKey("stranger"), "\x02", true) == Outcome::kNoKey);
}

TEST_CASE("a subkey that GnuPG made does not sign without its binding") {
  const auto pair = PairOf(support::OpenPgpSample("rsa2048-subkey.txt"));
  CHECK(CheckWith(WithoutBindings(BlockOf("rsa2048-subkey")), pair).outcome == Outcome::kNoKey);
}

TEST_CASE("a subpacket that must be understood and is not makes the signature bad") {
  const support::Key key = support::TestKey("modern");
  for (const int type : {100, 20}) {
    support::SignatureOptions options = Options(support::Digest::kSha256, 4);
    options.more_hashed = support::Subpacket(static_cast<std::uint8_t>(type), "x");
    CHECK(OutcomeOf(key, options) == Outcome::kGood);
    options.more_hashed = support::Subpacket(static_cast<std::uint8_t>(type + 128), "x");
    CHECK(OutcomeOf(key, options) == Outcome::kBad);
  }
}

TEST_CASE("a digest prefix that is not that of the text makes the signature bad") {
  support::SignatureOptions options = Options(support::Digest::kMd5, 3);
  options.digest_prefix = "xx";
  CHECK(OutcomeOf(support::TestKey("pinned"), options) == Outcome::kBad);
}

TEST_CASE("a key of another algorithm than the signature claims does not make it good") {
  support::SignatureOptions options = Options(support::Digest::kMd5, 3);
  options.public_key_algorithm = std::uint8_t{17};
  CHECK(OutcomeOf(support::TestKey("pinned"), options) == Outcome::kBad);
}

TEST_CASE("a key with numbers that make none is unsupported and a stranger's is no key") {
  const auto pair = PairOf(support::OpenPgpSample("p256.txt"));
  CHECK(CheckWith(BlockOf("p384"), pair).outcome == Outcome::kNoKey);
  std::string block = BlockOf("p256");
  block[40] = static_cast<char>(block[40] ^ 1);  // a point beside the curve
  verify::Keyring keyring = KeyringOf(block);
  const auto checker = verify::LibcryptoChecker::Open(keyring);
  verify::DetachedSignature named = pair;
  const std::string id = *base::HexDecode(keyring.keys().front().primary.key_id);
  const std::string fingerprint = *base::HexDecode(keyring.keys().front().primary.fingerprint);
  const auto place = named.packet.find(std::string("\x16\x21\x04", 3));
  REQUIRE(place != std::string::npos);
  named.packet.replace(place + 3, 20, fingerprint);
  CHECK(checker->Check(named).outcome == Outcome::kUnsupported);
}

TEST_CASE("threads share a checker") {
  const auto checker = verify::LibcryptoChecker::Open(support::KeysOfMessages());
  REQUIRE(checker);
  std::atomic<int> good{0};
  const auto ask = [&](const char* kind) {
    const auto pair = PairOf(support::OpenPgpSample(kind));
    for (int i = 0; i < 50; ++i) good += checker->Check(pair).outcome == Outcome::kGood ? 1 : 0;
  };
  std::thread first(ask, "rsa2048.txt");
  std::thread second(ask, "dsa2048.txt");
  ask("rsa2048.txt");
  first.join();
  second.join();
  CHECK(good == 150);
}

TEST_CASE("the Ed25519 of RFC 9580 is judged") {
  EVP_PKEY* secret = EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519");
  std::string point(32, '\0');
  std::size_t size = point.size();
  EVP_PKEY_get_raw_public_key(secret, reinterpret_cast<unsigned char*>(point.data()), &size);
  const std::string body = std::string("\x04\x50\x00\x00\x00\x1B", 6) + point;
  const std::string packet = support::OldPacket(support::Tag::kPublicKey, body);
  const std::string block = packet + support::OldPacket(support::Tag::kUserId, "nobody");
  const std::string head = std::string("\x04\x01\x1B\x08\x00\x06\x05\x02\x60\x00\x00\x00", 12);
  const std::string hash = support::HashOf(
      support::Digest::kSha256, "text" + head + "\x04\xFF" + support::BigEndian(head.size(), 4));
  std::string signature(64, '\0');
  std::size_t length = signature.size();
  EVP_MD_CTX* context = EVP_MD_CTX_new();
  EVP_DigestSignInit(context, nullptr, nullptr, nullptr, secret);
  EVP_DigestSign(context, reinterpret_cast<unsigned char*>(signature.data()), &length,
                 reinterpret_cast<const unsigned char*>(hash.data()), hash.size());
  EVP_MD_CTX_free(context);
  EVP_PKEY_free(secret);
  const std::string issuer = "\x09\x10" + base::Sha1(packet).substr(12);
  verify::DetachedSignature pair{
      "text",
      support::OldPacket(support::Tag::kSignature, head + support::BigEndian(10, 2) + issuer +
                                                       hash.substr(0, 2) + signature)};
  CHECK(CheckWith(block, pair).outcome == Outcome::kGood);
  pair.packet.back() = static_cast<char>(pair.packet.back() ^ 1);
  CHECK(CheckWith(block, pair).outcome == Outcome::kBad);
}
