#include "verify/key.h"

#include <doctest/doctest.h>

#include "base/hash.h"
#include "tests/support/packet.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"

namespace {

verify::Key Read(const std::string& file) {
  auto key = verify::ReadKey(file, "key file");
  REQUIRE_MESSAGE(key, key.error().message);
  return *key;
}

std::string Error(const std::string& file) {
  const auto key = verify::ReadKey(file, "key file");
  REQUIRE_FALSE(key);
  CHECK(key.error().kind == base::ErrorKind::kUsage);
  return key.error().message;
}

}  // namespace

TEST_CASE("key id and fingerprint are those that the key has") {
  for (const char* name : {"pinned", "modern"}) {
    const support::Key made = support::TestKey(name);
    for (const std::string& file : {support::KeyBlock(made), support::ArmoredKeyBlock(made)}) {
      const verify::Key key = Read(file);
      CHECK(key.primary.key_id == support::KeyIdHex(made));
      CHECK(key.primary.fingerprint == support::FingerprintHex(made));
      CHECK(key.primary.created == made.created);
      CHECK(key.user_ids == std::vector<std::string>{made.user_id});
    }
  }
}

TEST_CASE("the pin is the same in every file that holds the key") {
  const support::Key made = support::TestKey("pinned");
  const std::string body = support::KeyPacketBody(made);
  const std::string user_id = support::OldPacket(support::Tag::kUserId, "someone");
  const std::string pin = Read(support::ArmoredKeyBlock(made)).packet_sha256;
  CHECK(Read(support::OldPacket(support::Tag::kPublicKey, body) + user_id).packet_sha256 == pin);
  CHECK(Read(support::NewPacket(support::Tag::kPublicKey, body) + user_id).packet_sha256 == pin);
  CHECK(pin == base::Sha256Hex(std::string("\x99") + static_cast<char>(body.size() >> 8) +
                               static_cast<char>(body.size()) + body));
}

TEST_CASE("two keys with one key id have two pins and cannot both be trusted") {
  const verify::Key pinned = Read(support::KeyBlock(support::TestKey("pinned")));
  const verify::Key twin = Read(support::KeyBlock(support::TestKey("twin")));
  CHECK(pinned.primary.key_id == twin.primary.key_id);
  CHECK(pinned.packet_sha256 != twin.packet_sha256);
  verify::Keyring keyring;
  CHECK(keyring.Add(pinned));
  CHECK_FALSE(keyring.Add(twin));
  CHECK(keyring.Add(pinned));
  CHECK(keyring.keys().size() == 1);
}

TEST_CASE("a file with no key or two keys or a secret key is refused") {
  const std::string one = support::ArmoredKeyBlock(support::TestKey("pinned"));
  const std::string other = support::ArmoredKeyBlock(support::TestKey("stranger"));
  CHECK(Error("") == "key file: holds no public key");
  CHECK(Error("hello\n") == "key file: holds no public key");
  CHECK(Error(one + other) == "key file: holds more than one key");
  CHECK(Error(support::KeyBlock(support::TestKey("pinned")) +
              support::KeyBlock(support::TestKey("stranger"))) ==
        "key file: holds more than one key");
  CHECK(Error(support::OldPacket(static_cast<support::Tag>(5), "secret")) ==
        "key file: is a secret key");
  CHECK(Error("-----BEGIN PGP PRIVATE KEY BLOCK-----\n") == "key file: is a secret key");
}

TEST_CASE("text around an armored key is passed over") {
  const std::string armored = support::ArmoredKeyBlock(support::TestKey("pinned"));
  CHECK(Read("Our key:\n" + armored + "--\nsomeone\n").block == Read(armored).block);
}

TEST_CASE("a version 3 key ends after its days and one with none does not") {
  support::Key made = support::TestKey("brief");
  const verify::Key key = Read(support::KeyBlock(made));
  REQUIRE(key.primary.expires);
  CHECK(*key.primary.expires - key.primary.created == std::chrono::days{made.valid_days});
  made.valid_days = 0;
  CHECK_FALSE(Read(support::KeyBlock(made)).primary.expires);
}

TEST_CASE("a revocation without a reason covers the past") {
  const support::Key made = support::TestKey("pinned");
  const base::Time when = support::At("2005-01-01T00:00:00Z");
  const verify::Key key = Read(support::RevokedKeyBlock(made, when));
  REQUIRE(key.primary.revocation);
  CHECK(key.primary.revocation->at == when);
  CHECK(key.primary.revocation->covers_the_past);
}

TEST_CASE("of two revocations the stricter one counts in either order") {
  const support::Key made = support::TestKey("modern");
  const std::string block = support::KeyBlock(made);
  const std::string packet = support::KeyPacket(made);
  const auto revoked = [&](const char* reason, const char* time) {
    support::SignatureOptions options;
    options.version = 4;
    options.digest = support::Digest::kSha256;
    options.type = 0x20;
    options.time = support::At(time);
    options.more_hashed = support::Subpacket(29, reason);
    return support::SignaturePacket("", made, options);
  };
  const std::string compromised = revoked("\x02why", "2015-01-01T00:00:00Z");
  const std::string retired = revoked("\x03why", "2020-01-01T00:00:00Z");
  for (const std::string& both : {compromised + retired, retired + compromised}) {
    const verify::Key key = Read(packet + both + block.substr(packet.size()));
    REQUIRE(key.primary.revocation);
    CHECK(key.primary.revocation->covers_the_past);
    CHECK(base::FormatTime(key.primary.revocation->at) == "2015-01-01T00:00:00Z");
  }
  CHECK_FALSE(Read(block + retired).primary.revocation->covers_the_past);
}

TEST_CASE("damaged key packets are refused and not guessed at") {
  const std::string packet = support::KeyPacket(support::TestKey("pinned"));  // 3 bytes of header
  CHECK_FALSE(verify::ReadKey(support::OldPacket(support::Tag::kPublicKey, packet.substr(3) + "x"),
                              "key file"));
  for (std::size_t size = 0; size < packet.size() - 3; ++size) {
    CHECK_FALSE(verify::ReadKey(
        support::OldPacket(support::Tag::kPublicKey, packet.substr(3, size)), "key file"));
  }
}
