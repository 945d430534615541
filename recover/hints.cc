#include "recover/hints.h"

#include <fmt/format.h>

#include <optional>

#include "base/escape.h"
#include "base/text.h"
#include "recover/candidates.h"
#include "recover/html_damage.h"
#include "recover/line_damage.h"
#include "recover/recover.h"
#include "recover/transformations.h"
#include "verify/clear_sign.h"
#include "verify/digest_prefix.h"

namespace recover {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

std::string DescribeRecovery(std::string_view name) {
  std::vector<std::string> damages;
  for (const std::string_view step : base::Split(name, '+')) {
    const Transformation* transformation = FindTransformation(step);
    if (transformation != nullptr) damages.emplace_back(transformation->damage);
  }
  return fmt::format("undone to this copy was: {} ({})", base::Join(damages, ", and "), name);
}

std::string DigestSentence(const verify::DetachedSignature& detached) {
  if (verify::DigestPrefixFits(detached)) {
    return "the text is right, as far as the first 16 bits of its digest tell, which are those of "
           "the packet: it is the signature or the key that is wrong";
  }
  return "the text is not the one that was signed: its digest begins with other bits than the "
         "signature packet announces";
}

bool FitsWithoutKeywords(std::string_view bytes) {
  const auto undone = UndoKeywords(bytes);
  if (!undone) return false;
  const verify::ExaminedFile file = verify::Examine(*undone);
  return file.messages.size() == 1 && !file.messages.front().decided &&
         verify::DigestPrefixFits(file.messages.front().detached);
}

void AddMarks(std::string_view bytes, const verify::Verdict& verdict,
              std::vector<std::string>& sentences) {
  const bool unconverted = verdict.signature && verdict.signature->armor_charset == "noconv";
  if (unconverted && base::HasHighBytes(bytes)) {
    sentences.push_back(fmt::format(
        "it holds bytes above 0x7F{}, though PGP was told to leave the charset alone; a text in "
        "ISO-2022-JP has none, so it may have been transcoded",
        base::ValidUtf8(bytes) == bytes ? ", which are UTF-8" : ""));
  }
  if (bytes.find(kReplacement) != std::string_view::npos) {
    sentences.emplace_back("characters of it were lost when it was transcoded (U+FFFD)");
  }
  if (FitsWithoutKeywords(bytes)) {
    sentences.emplace_back(
        "version control has expanded keywords in it since: with '$Id$' and the like put back, the "
        "digest of the text begins as the packet announces");
  }
  if (UndoHtmlTags(bytes)) sentences.emplace_back("it holds tags of HTML");
}

std::string TriedSentence(std::string_view bytes, std::size_t tried) {
  if (bytes.size() > kMaxFileSize) {
    return fmt::format("it is too large for recovery, which looks at {} bytes at most",
                       kMaxFileSize);
  }
  if (HasSeveralMessages(bytes)) return "more than one message shows in it, so it is not recovered";
  if (tried == 0) return "it has none of the damages that can be undone";
  return fmt::format("damage was undone in {} {}, and none gives a text that verifies", tried,
                     tried == 1 ? "way" : "ways");
}

}  // namespace

std::vector<std::string> Hints(std::string_view bytes, const VerifiedFile& verified,
                               const verify::Verdict& verdict) {
  const verify::ExaminedFile& file = verified.file;
  if (!file.recovered_by.empty()) return {DescribeRecovery(file.recovered_by)};
  const bool is_damaged =
      verdict.outcome == verify::Outcome::kBad || verdict.outcome == verify::Outcome::kMalformed;
  if (!is_damaged) return {};
  std::vector<std::string> sentences;
  if (file.messages.size() != 1) return {"a file of several messages is not recovered"};
  const verify::ExaminedMessage& message = file.messages.front();
  if (!message.detached.packet.empty()) sentences.push_back(DigestSentence(message.detached));
  AddMarks(bytes, verdict, sentences);
  sentences.push_back(TriedSentence(bytes, verified.tried));
  return sentences;
}

}  // namespace recover
