#include "base/text.h"
#include "tests/support/catalogue.h"
#include "tests/support/test_keys.h"

namespace support {
namespace {

std::string TruePacket() {
  return SignaturePacket(Canonical(kNotice, Tabs::kKept), TestKey("pinned"),
                         PinnedOptions().signature);
}

std::string WithPackets(std::string packets) {
  ClearSignOptions options = PinnedOptions();
  options.packets = std::move(packets);
  return ClearSign(kNotice, TestKey("pinned"), options);
}

std::string WithChecksum(Checksum checksum) {
  ClearSignOptions options = PinnedOptions();
  options.armor.checksum = checksum;
  return ClearSign(kNotice, TestKey("pinned"), options);
}

Vector BadArmor(const std::string& name, std::string comment, std::string document) {
  return Malformed("attack-armor-" + name, "bad-armor", std::move(comment), std::move(document));
}

Vector NotASignature(const std::string& name, std::string comment, std::string packets) {
  return Malformed("attack-packet-" + name, "not-a-signature", std::move(comment),
                   WithPackets(std::move(packets)));
}

std::string SecondBlock() {
  const std::string notice = Notice();
  return notice + notice.substr(notice.find("-----BEGIN PGP SIGNATURE"));
}

std::vector<Vector> Armors() {
  return {
      BadArmor("crc-wrong", "The checksum is that of other bytes.", WithChecksum(Checksum::kWrong)),
      BadArmor("crc-missing", "Every PGP of the time wrote a checksum; this one is lost.",
               WithChecksum(Checksum::kMissing)),
      BadArmor("crc-doubled", "Two checksum lines.", WithChecksum(Checksum::kDoubled)),
      BadArmor("junk", "Bytes that are no base64, which a careless decoder skips.",
               Replace(Notice(), "iQCV", "iQ!CV")),
      BadArmor("junk-line", "A line of text within the armor.",
               Replace(Notice(), "\niQCV", "\nReports received: none.\niQCV")),
      BadArmor("data-behind-crc", "Base64 behind the checksum.",
               Replace(Notice(), "-----END", "iQCV\n-----END")),
      Recovered("armor", BadArmor("separator-lost",
                                  "No empty line between the armor's headers and its data.",
                                  Replace(Notice(), "noconv\n\n", "noconv\n"))),
      BadArmor("empty", "An armor without data.",
               Replace(Notice(),
                       base::ReplaceAll(Notice().substr(Notice().find("iQCV")),
                                        "-----END PGP SIGNATURE-----\n", ""),
                       "")),
  };
}

}  // namespace

std::vector<Vector> ArmorVectors() {
  std::vector<Vector> all = Armors();
  const std::string packet = TruePacket();
  const std::vector<Vector> packets = {
      NotASignature("literal", "A literal packet: text that GPGME hands out as though verified.",
                    LiteralPacket("Reports received in the quarter: 0\n")),
      NotASignature("compressed", "The true signature within a compressed packet.",
                    CompressedPacket(packet)),
      NotASignature("key", "A key block in place of a signature.", KeyBlock(TestKey("pinned"))),
      NotASignature("encrypted", "An encrypted packet in place of a signature.", EncryptedPacket()),
      NotASignature("literal-behind", "A literal packet behind the true signature.",
                    packet + LiteralPacket("Reports received in the quarter: 0\n")),
      Refused("attack-packet-cut", {"malformed"}, {},
              "The packet is longer by its header than the armor holds.",
              WithPackets(packet.substr(0, packet.size() - 8))),
      Malformed("attack-two-packets", "several-signatures",
                "The true signature twice in one armor.", WithPackets(packet + packet)),
      Malformed("attack-two-packets-stranger", "several-signatures",
                "A stranger's signature over the same text before the true one.",
                WithPackets(SignaturePacket(Canonical(kNotice, Tabs::kKept), TestKey("stranger"),
                                            PinnedOptions().signature) +
                            packet)),
      Malformed("attack-two-blocks", "several-signatures",
                "The true signature twice in an armor each.", SecondBlock()),
  };
  all.insert(all.end(), packets.begin(), packets.end());
  return all;
}

}  // namespace support
