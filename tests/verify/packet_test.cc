#include "verify/packet.h"

#include <doctest/doctest.h>

#include <initializer_list>

#include "tests/support/packet.h"
#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "verify/signature_packet.h"

TEST_CASE("old and new packet headers of every length are read") {
  for (const std::size_t size :
       std::initializer_list<std::size_t>{0, 1, 191, 192, 255, 256, 8383, 8384, 65535, 65536}) {
    const std::string body(size, 'b');
    CAPTURE(size);
    for (const std::string& packet :
         {support::OldPacket(support::Tag::kSignature, body, size > 65535 ? 4 : 2),
          support::NewPacket(support::Tag::kSignature, body)}) {
      const std::string twice = packet + packet;
      const auto packets = verify::ReadPackets(twice);
      REQUIRE(packets);
      REQUIRE(packets->size() == 2);
      CHECK(packets->back().tag == 2);
      CHECK(packets->back().body == body);
      CHECK(packets->back().whole == packet);
    }
  }
}

TEST_CASE("framing that does not hold to the last byte is no packets") {
  const std::string packet = support::OldPacket(support::Tag::kSignature, "body");
  CHECK_FALSE(verify::ReadPackets(packet + "x"));
  CHECK_FALSE(verify::ReadPackets(packet.substr(0, packet.size() - 1)));
  CHECK_FALSE(verify::ReadPackets(std::string("\x8B", 1) + "body"));  // indeterminate length
  CHECK_FALSE(
      verify::ReadPackets("\xC2\xE1"
                          "bb"));  // partial length
  CHECK_FALSE(
      verify::ReadPackets(std::string("\xC2\xFF\xFF\xFF\xFF\xFF"
                                      "b")));
}

TEST_CASE("a version 3 signature packet gives its facts") {
  const support::Key key = support::TestKey("pinned");
  support::SignatureOptions options;
  options.time = support::At("2004-04-15T03:50:35Z");
  const auto bytes = support::SignaturePacket("text", key, options);
  const auto packets = verify::ReadPackets(bytes);
  REQUIRE(packets);
  const auto packet = verify::ReadSignaturePacket(packets->front().body);
  REQUIRE(packet);
  CHECK(packet->version == 3);
  CHECK(packet->type == 1);
  CHECK(packet->key_id == support::KeyIdHex(key));
  CHECK(verify::DigestName(packet->digest_algorithm) == "MD5");
  CHECK(verify::PublicKeyAlgorithmName(packet->public_key_algorithm) == "RSA");
  CHECK(base::FormatTime(packet->signed_at) == "2004-04-15T03:50:35Z");
  CHECK(packet->digest_prefix.size() == 4);
}

TEST_CASE("the time of a version 4 signature counts only where it is hashed") {
  const support::Key key = support::TestKey("modern");
  support::SignatureOptions options;
  options.version = 4;
  options.digest = support::Digest::kSha256;
  options.time = support::At("2010-06-01T00:00:00Z");
  options.more_unhashed = support::Subpacket(2, std::string("\x7F\xFF\xFF\xFF", 4));
  const auto bytes = support::SignaturePacket("text", key, options);
  const auto packets = verify::ReadPackets(bytes);
  const auto packet = verify::ReadSignaturePacket(packets->front().body);
  REQUIRE(packet);
  CHECK(base::FormatTime(packet->signed_at) == "2010-06-01T00:00:00Z");
  CHECK(packet->key_id == support::KeyIdHex(key));
}

TEST_CASE("a signature packet without its numbers is none") {
  support::SignatureOptions options;
  options.time = support::At("2004-04-15T03:50:35Z");
  const std::string bytes = support::SignaturePacket("text", support::TestKey("pinned"), options);
  const auto packets = verify::ReadPackets(bytes);
  const std::string body(packets->front().body);
  const std::string head = body.substr(0, 19);
  CHECK(verify::ReadSignaturePacket(body));
  CHECK_FALSE(verify::ReadSignaturePacket(head));
  CHECK_FALSE(verify::ReadSignaturePacket(head + std::string("\0\0", 2)));
  CHECK_FALSE(verify::ReadSignaturePacket(head + std::string("\0\x08\0", 3)));
  CHECK_FALSE(verify::ReadSignaturePacket(body + "x"));
  CHECK_FALSE(verify::ReadSignaturePacket(body.substr(0, body.size() - 1)));
}

TEST_CASE("every cut of a signature packet is no signature packet") {
  support::SignatureOptions options;
  options.time = support::At("2004-04-15T03:50:35Z");
  const std::string bytes = support::SignaturePacket("text", support::TestKey("pinned"), options);
  const auto packets = verify::ReadPackets(bytes);
  const std::string_view body = packets->front().body;
  for (std::size_t size = 0; size < 19; ++size) {
    CHECK_FALSE(verify::ReadSignaturePacket(body.substr(0, size)));
  }
}
