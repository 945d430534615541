#include "verify/examine.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "verify/armor.h"
#include "verify/packet.h"

namespace verify {
namespace {

constexpr int kBinaryDocument = 0x00;
constexpr int kTextDocument = 0x01;
// A file of several messages is not accepted anyway; one of thousands must not cost thousands of
// engine runs.
constexpr std::size_t kMaxMessages = 64;

ExaminedMessage Decided(Outcome outcome, Fault fault) {
  ExaminedMessage message;
  message.decided = outcome;
  message.fault = std::move(fault);
  return message;
}

void Decide(ExaminedMessage& message, Outcome outcome, Reason reason, std::string detail) {
  if (message.decided) return;  // the first fault is the one to tell
  message.decided = outcome;
  message.fault = Fault{reason, std::move(detail)};
}

bool IsKnownPublicKeyAlgorithm(int algorithm) {
  return algorithm == kRsa || algorithm == kRsaSignOnly || algorithm == kDsa || IsCurve(algorithm);
}

// What an engine must not be asked about. A digest that no Hash: header can name is unknown to
// every engine.
void CheckPacket(const SignaturePacket& packet, ExaminedMessage& message) {
  if (packet.version != 3 && packet.version != 4) {
    return Decide(message, Outcome::kUnsupported, Reason::kUnsupportedVersion,
                  fmt::format("the signature packet has version {}", packet.version));
  }
  if (packet.type != kBinaryDocument && packet.type != kTextDocument) {
    Decide(message, Outcome::kUnsupported, Reason::kSignatureType,
           fmt::format("the signature is of type 0x{:02x}", packet.type));
  }
  if (!IsKnownPublicKeyAlgorithm(packet.public_key_algorithm) ||
      !IsKnownHashName(DigestName(packet.digest_algorithm))) {
    Decide(message, Outcome::kUnsupported, Reason::kUnsupportedAlgorithm,
           fmt::format("the signature uses {} with {}",
                       PublicKeyAlgorithmName(packet.public_key_algorithm),
                       DigestName(packet.digest_algorithm)));
  }
}

// gpg reads the text with the digests that the header names, and with MD5 where there is none
// (RFC 4880, 7). A signature with another digest would be read differently by different programs.
void CheckHashHeader(const ClearSignedMessage& split, const SignaturePacket& packet,
                     ExaminedMessage& message) {
  const std::string digest = DigestName(packet.digest_algorithm);
  const auto& names = split.hash_names;
  const bool named = split.has_hash_header
                         ? std::find(names.begin(), names.end(), digest) != names.end()
                         : packet.digest_algorithm == kMd5;
  if (named) return;
  Decide(message, Outcome::kMalformed, Reason::kHashMismatch,
         fmt::format("the signature uses {}, the message announces {}", digest,
                     split.has_hash_header ? base::Join(names, ", ") : "MD5"));
}

// The one signature packet of the armor; decides the message where there is none, or more.
std::optional<Packet> OneSignature(const std::vector<Packet>& packets, ExaminedMessage& message) {
  const auto other = std::find_if(packets.begin(), packets.end(),
                                  [](const Packet& packet) { return packet.tag != kTagSignature; });
  if (other != packets.end()) {
    Decide(message, Outcome::kMalformed, Reason::kNotASignature,
           fmt::format("the armor holds {}", TagName(other->tag)));
    return std::nullopt;
  }
  if (packets.size() != 1) {
    Decide(message, Outcome::kMalformed, Reason::kSeveralSignatures,
           fmt::format("the armor holds {} signatures", packets.size()));
    return std::nullopt;
  }
  return packets.front();
}

void ExamineSignature(const ClearSignedMessage& split, ExaminedMessage& message) {
  const auto armor = DecodeArmor(split.armor);
  if (!armor) return Decide(message, Outcome::kMalformed, Reason::kBadArmor, armor.error());
  const auto packets = ReadPackets(armor->packets);
  if (!packets) {
    return Decide(message, Outcome::kMalformed, Reason::kNotASignature,
                  "the armor does not hold OpenPGP packets");
  }
  const auto signature = OneSignature(*packets, message);
  if (!signature) return;
  const auto packet = ReadSignaturePacket(signature->body);
  if (!packet) {
    return Decide(message, Outcome::kMalformed, Reason::kNotASignature,
                  "the signature packet is damaged");
  }
  message.facts = SignatureFacts{*packet, std::string(ArmorHeader(*armor, "Version")),
                                 std::string(ArmorHeader(*armor, "Charset")), true};
  CheckPacket(*packet, message);
  CheckHashHeader(split, *packet, message);
  message.detached.packet = std::string(signature->whole);
}

ExaminedMessage ExamineMessage(ClearSignedMessage& split, int ordinal) {
  ExaminedMessage message;
  message.ordinal = ordinal;
  if (split.fault) Decide(message, Outcome::kMalformed, split.fault->reason, split.fault->detail);
  ExamineSignature(split, message);
  message.detached.canonical_text = std::move(split.canonical_text);
  return message;
}

}  // namespace

ExaminedFile Examine(std::string_view file) { return Examine(file, base::Sha256Hex(file)); }

ExaminedFile Examine(std::string_view file, std::string raw_sha256) {
  ExaminedFile examined;
  examined.raw_sha256 = std::move(raw_sha256);
  SplitFile split = SplitClearSigned(file);
  examined.text_outside = split.text_outside;
  if (split.messages.size() > kMaxMessages) {
    split.fault = Fault{Reason::kSeveralMessages,
                        fmt::format("it holds {} messages, of at most {} each is judged",
                                    split.messages.size(), kMaxMessages)};
    split.messages.clear();
  }
  for (ClearSignedMessage& message : split.messages) {
    examined.messages.push_back(
        ExamineMessage(message, static_cast<int>(examined.messages.size())));
  }
  if (split.fault) {
    const bool is_unsigned = split.fault->reason == Reason::kUnsigned;
    examined.messages.push_back(
        Decided(is_unsigned ? Outcome::kUnsigned : Outcome::kMalformed, *split.fault));
  }
  return examined;
}

std::string WithLfLineEnds(const std::string& canonical_text) {
  std::string text;
  text.reserve(canonical_text.size());
  std::string_view rest = canonical_text;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\r');  // the splitter lets no other CR through
    text.append(rest.substr(0, end));
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return text;
}

}  // namespace verify
