// Signature packet and text, each whatever it likes: two bytes of length and the packet, then the
// text as it was signed. Put into a file with a right checksum, so that what the checksum keeps
// away is asked too.
#include <string>

#include "tests/fuzz/input.h"
#include "tests/fuzz/known_texts.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "tests/support/packet.h"
#include "verify/digest_prefix.h"
#include "verify/examine.h"

namespace fuzz {
namespace {

verify::Outcome Answer(const verify::DetachedSignature& signature) {
  const auto answer = verify::Ask(KnownTexts::Instance().engine(), signature);
  Require(answer && answer->size() == 1, "the engine answers");
  const verify::EngineCheck& check = answer->front();
  if (check.outcome == verify::Outcome::kGood) {
    Require(KnownTexts::Instance().Holds(verify::WithLfLineEnds(signature.canonical_text)),
            "only what was signed is good");
    Require(verify::DigestPrefixFits(signature), "the digest of what is good fits its packet");
    Require(!check.fingerprint.empty(), "good is by a key");
  }
  return check.outcome;
}

std::string File(std::string_view packet, std::string_view text, unsigned header) {
  const char* const headers[] = {"", "Hash: SHA1\n", "Hash: SHA256\n", "Hash: SHA512,MD5\n"};
  std::string file(verify::kBeginMessage);
  file.append("\n").append(headers[header % 4]).append("\n");
  bool starts_line = true;
  for (const char c : text) {
    if (starts_line && c == '-') file += "- ";
    starts_line = c == '\n';
    file += c;
  }
  return file + "\n" + support::Armor("PGP SIGNATURE", packet);
}

void CheckFile(const std::string& bytes) {
  KnownTexts& known = KnownTexts::Instance();
  const verify::ExaminedFile file = verify::Examine(bytes);
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    const verify::ExaminedMessage& message = file.messages[i];
    std::optional<verify::EngineAnswer> answer;
    if (!message.decided) answer = *verify::Ask(known.engine(), message.detached);
    const auto judgement = known.judge().Conclude(file, i, answer, Today());
    Require(judgement.text.has_value() == judgement.verdict.accepted, "accepted text is there");
    Require(judgement.verdict.reasons.empty() == judgement.verdict.accepted, "reasons say why not");
    if (judgement.text)
      Require(known.Holds(judgement.text->text()), "only signed text is accepted");
  }
}

}  // namespace

void Signature(std::string_view bytes) {
  Input input(bytes);
  const unsigned header = input.Byte();
  const std::string packet(input.Bytes());
  const std::string text(input.rest());
  Answer({text, packet});
  CheckFile(File(packet, text, header));
}

}  // namespace fuzz
