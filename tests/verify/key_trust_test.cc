// What may stand beside a trusted key, and what a newer block of it changes.
#include <doctest/doctest.h>

#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "verify/accept.h"
#include "verify/key_file.h"
#include "verify/key_packets.h"

namespace {

const base::Time kJudgedAt = support::At("2026-01-01T00:00:00Z");

verify::Key ReadBlock(const std::string& block) {
  auto key = verify::ReadKey(block, "key");
  REQUIRE(key);
  return *key;
}

// The block of a version 4 key that says, at `said`, how many days it is valid.
std::string BlockValidFor(const support::Key& key, unsigned days, const char* said) {
  support::SignatureOptions options;
  options.time = support::At(said);
  options.version = 4;
  options.type = 0x13;
  options.digest = support::Digest::kSha256;
  options.more_hashed = support::Subpacket(9, support::BigEndian(days * 86400ULL, 4));
  const std::string signed_bytes = verify::FramedKeyPacket(support::KeyPacketBody(key)) + "\xB4" +
                                   support::BigEndian(key.user_id.size(), 4) + key.user_id;
  return support::KeyPacket(key) + support::OldPacket(support::Tag::kUserId, key.user_id) +
         support::SignaturePacket(signed_bytes, key, options);
}

verify::Verdict VerdictWith(const verify::Keyring& keyring, const std::string& file) {
  const std::string fingerprint = keyring.keys().front().primary.fingerprint;
  const verify::EngineAnswer answer{
      {verify::kGpgme, "1", verify::Outcome::kGood, "", fingerprint},
      {verify::kLibcrypto, "1", verify::Outcome::kGood, "", fingerprint}};
  return verify::Judge(keyring, {}).Conclude(verify::Examine(file), 0, answer, kJudgedAt).verdict;
}

// The fingerprint of version 3 is taken over modulus and exponent without a border between them.
std::string ForgedFingerprint(const support::Key& key) {
  const std::string modulus = key.rsa.Modulus();
  const std::string body = "\x03" + support::BigEndian(0, 4) + support::BigEndian(0, 2) + "\x01" +
                           support::Mpi(modulus.substr(0, modulus.size() - 1)) +
                           support::Mpi(modulus.substr(modulus.size() - 1) + key.rsa.Exponent());
  return support::OldPacket(support::Tag::kPublicKey, body) +
         support::OldPacket(support::Tag::kUserId, "someone else");
}

}  // namespace

TEST_CASE("a key forged to the id of a trusted one cannot stand beside it") {
  const support::Key made = support::TestKey("pinned");
  const support::Key forged =
      support::MakeKeyWithId(support::KeyId(made), support::At("1996-12-04T00:00:00Z"));
  const verify::Key other = ReadBlock(support::KeyBlock(forged));
  verify::Keyring keyring;
  REQUIRE(keyring.Add(ReadBlock(support::KeyBlock(made))));
  CHECK(other.primary.key_id == keyring.keys().front().primary.key_id);
  CHECK_FALSE(keyring.Add(other));
  CHECK(keyring.keys().front().packet_sha256 == ReadBlock(support::KeyBlock(made)).packet_sha256);
}

TEST_CASE("a key forged to the fingerprint of a trusted one cannot stand beside it") {
  const support::Key made = support::TestKey("pinned");
  const verify::Key other = ReadBlock(ForgedFingerprint(made));
  verify::Keyring keyring;
  REQUIRE(keyring.Add(ReadBlock(support::KeyBlock(made))));
  CHECK(other.primary.fingerprint == keyring.keys().front().primary.fingerprint);
  CHECK(other.primary.key_id != keyring.keys().front().primary.key_id);
  CHECK_FALSE(keyring.Add(other));
}

TEST_CASE("a newer block of a trusted key extends its expiry") {
  const support::Key made = support::TestKey("modern");
  const base::Time between = made.created + std::chrono::days{200};
  const std::string file = support::ClearSign("text\n", made, between, support::Digest::kSha256);
  verify::Keyring keyring;
  REQUIRE(keyring.Add(ReadBlock(BlockValidFor(made, 100, "2011-01-01T00:00:00Z"))));
  CHECK(VerdictWith(keyring, file).reasons ==
        std::vector<verify::Reason>{verify::Reason::kSignedAfterExpiry});
  REQUIRE(keyring.Add(ReadBlock(BlockValidFor(made, 300, "2011-02-01T00:00:00Z"))));
  CHECK(keyring.keys().size() == 1);
  CHECK(VerdictWith(keyring, file).accepted);
}

TEST_CASE("a file with several keys gives each by itself") {
  const std::string one = support::ArmoredKeyBlock(support::TestKey("pinned"));
  const std::string other = support::ArmoredKeyBlock(support::TestKey("modern"));
  for (const std::string& file : {"Our keys:\n" + one + "and\n" + other + "that is all\n",
                                  support::KeyBlock(support::TestKey("pinned")) +
                                      support::KeyBlock(support::TestKey("modern"))}) {
    const auto blocks = verify::ReadKeyBlocks(file, "file");
    REQUIRE(blocks);
    REQUIRE(blocks->size() == 2);
    CHECK(ReadBlock(blocks->at(0)).packet_sha256 == ReadBlock(one).packet_sha256);
    CHECK(ReadBlock(blocks->at(1)).packet_sha256 == ReadBlock(other).packet_sha256);
  }
}
