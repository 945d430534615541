#include "verify/diagnose.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "verify/armor.h"
#include "verify/packet.h"

namespace verify {
namespace {

constexpr std::size_t kArmorLine = 64;  // PGP and GnuPG break base64 here

std::string_view Between(std::string_view file, std::string_view begin, std::string_view end) {
  const std::size_t at = file.find(begin);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = file.substr(at + begin.size());
  return rest.substr(0, rest.find(end));
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  std::size_t at = 0;
  while ((at = text.find_first_not_of(" \t\r\n", at)) != std::string_view::npos) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
    words.push_back(text.substr(at, end - at));
    at = end;
  }
  return words;
}

// Armor whose line breaks are lost, broken anew: a word that ends in a colon begins a header line,
// the first word of a full line's length begins the base64.
std::string BreakArmor(std::string_view flat) {
  std::string headers;
  std::string body;
  for (const std::string_view word : Words(flat)) {
    if (!body.empty() || word.size() >= kArmorLine) {
      body.append(word).push_back('\n');
    } else {
      const bool starts_line = word.back() == ':';
      if (!headers.empty()) headers.push_back(starts_line ? '\n' : ' ');
      headers.append(word);
    }
  }
  if (!headers.empty()) headers.push_back('\n');
  return headers + "\n" + body;
}

std::optional<SignatureFacts> SignatureOf(std::string_view file) {
  const std::string_view inside = Between(file, kBeginSignature, kEndSignature);
  const auto armor = DecodeArmor(BreakArmor(inside));
  if (!armor) return std::nullopt;
  const auto packets = ReadPackets(armor->packets);
  if (!packets || packets->empty() || packets->front().tag != kTagSignature) return std::nullopt;
  const auto packet = ReadSignaturePacket(packets->front().body);
  if (!packet) return std::nullopt;
  return SignatureFacts{*packet, std::string(ArmorHeader(*armor, "Version")),
                        std::string(ArmorHeader(*armor, "Charset")), true};
}

std::string LineBreakSentence(std::string_view file) {
  const auto lines = std::count(file.begin(), file.end(), '\n');
  if (lines <= 2 && file.find(kBeginSignature) != std::string_view::npos) {
    if (std::count(file.begin(), file.end(), '\r') > 2) {
      return "its line ends are carriage returns alone, as on old Macintosh systems; the signature "
             "covers other line ends";
    }
    return "its line breaks are lost: the whole message stands on one line, and since the "
           "signature covers every line end, it cannot be checked on this copy";
  }
  return "a marker line is there, but something else stands on the same line";
}

std::string CaveatSentence(Caveat caveat) {
  switch (caveat) {
    case Caveat::kMd5Digest:
      return "MD5 can be forged today: what speaks for the text is how long it has been known";
    case Caveat::kSha1Digest:
      return "SHA-1 can be forged today, at a price";
    case Caveat::kV3Key:
      return "the key is of version 3, whose id and fingerprint can be forged; "
             "it is pinned by the hash of its packet";
    case Caveat::kShortRsa:
      return "the RSA key is shorter than 2048 bits";
    case Caveat::kShortDsa:
      return "the DSA key is shorter than 2048 bits";
    case Caveat::kKeyExpiredNow:
      return "the key has expired since";
    case Caveat::kSignatureExpires:
      return "the signer gave the signature an end";
    case Caveat::kTextOutside:
      return "text outside the message is not covered, and was ignored";
    case Caveat::kRecovered:
      return "the signed text was recovered from a damaged copy";
  }
  return {};
}

std::string Summary(const Verdict& verdict) {
  if (!verdict.accepted && verdict.outcome == Outcome::kGood) {
    return "not accepted, although the signature is good";
  }
  if (!verdict.accepted)
    return fmt::format("not accepted: the outcome is '{}'", Name(verdict.outcome));
  return fmt::format("accepted: signed on {} with the key {}",
                     base::FormatTime(verdict.signature->packet.signed_at),
                     verdict.signature->packet.key_id);
}

}  // namespace

Damaged DiagnoseFile(std::string_view file) {
  Damaged damaged;
  if (file.find(kBeginMessage) == std::string_view::npos) {
    damaged.text = std::string(file);
    return damaged;
  }
  damaged.sentences.push_back(LineBreakSentence(file));
  damaged.signature = SignatureOf(file);
  damaged.text = std::string(Between(file, kBeginMessage, kBeginSignature));
  return damaged;
}

std::vector<std::string> Explain(const Verdict& verdict, base::Time now) {
  std::vector<std::string> sentences = {Summary(verdict)};
  for (const Reason reason : verdict.reasons) {
    const bool detailed = reason == verdict.reasons.front() && !verdict.detail.empty();
    sentences.push_back(detailed ? fmt::format("{} ({})", Sentence(reason), verdict.detail)
                                 : std::string(Sentence(reason)));
  }
  for (const Caveat caveat : CaveatsAt(verdict, now)) sentences.push_back(CaveatSentence(caveat));
  return sentences;
}

}  // namespace verify
