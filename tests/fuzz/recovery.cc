// A whole file on its whole way, as `verify` goes it: split, asked, recovered.
#include <string>

#include "recover/hints.h"
#include "recover/recover.h"
#include "recover/verify_file.h"
#include "tests/fuzz/known_texts.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"
#include "verify/examine.h"

namespace fuzz {
namespace {

void CheckAccepted(std::string_view bytes, const recover::VerifiedFile& file,
                   const verify::Judgement& judgement) {
  const verify::VerifiedText& text = *judgement.text;
  Require(KnownTexts::Instance().Holds(text.text()), "only signed text is accepted");
  Require(judgement.verdict.recovered_by == file.file.recovered_by, "how it was found is told");
  // The archive keeps the bytes and the name alone: they have to give the text again.
  const auto again = recover::ApplyRecovery(bytes, judgement.verdict.recovered_by);
  Require(again.has_value(), "recovery can be done again");
  const auto examined = verify::Examine(*again);
  const auto reaccepted =
      verify::Judge::Reaccept(examined.messages[0], text.sha256(), text.signed_at());
  Require(reaccepted && reaccepted->text() == text.text(), "and gives the same text");
}

}  // namespace

void Recovery(std::string_view bytes) {
  KnownTexts& known = KnownTexts::Instance();
  const auto file =
      recover::VerifyFile(bytes, verify::Examine(bytes), &known.engine(), known.judge(), Today());
  Require(file.has_value(), "libcrypto answers always");
  Require(file->judgements.size() == file->file.messages.size(), "each message is judged");
  for (const auto& judgement : file->judgements) {
    Require(judgement.text.has_value() == judgement.verdict.accepted, "accepted text is there");
    if (judgement.text) CheckAccepted(bytes, *file, judgement);
    for (const std::string& hint : recover::Hints(bytes, *file, judgement.verdict)) {
      Require(!hint.empty() && hint.find('\x1B') == std::string::npos, "a hint is a sentence");
    }
  }
}

}  // namespace fuzz
