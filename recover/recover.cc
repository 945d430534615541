#include "recover/recover.h"

#include <utility>

#include "base/text.h"
#include "recover/transformations.h"
#include "verify/clear_sign.h"
#include "verify/digest_prefix.h"

namespace recover {
namespace {

// By chance one candidate in 65,536 has the right bits; more than a few are somebody's work.
constexpr int kMaxQuestions = 8;

bool IsWorthAnEngine(const verify::ExaminedFile& file) {
  if (file.messages.size() != 1) return false;
  const verify::ExaminedMessage& message = file.messages.front();
  return !message.decided && verify::DigestPrefixFits(message.detached);
}

}  // namespace

bool HasSeveralMessages(std::string_view file) {
  int messages = 0;
  for (std::size_t at = file.find(verify::kBeginMessage); at != std::string_view::npos;
       at = file.find(verify::kBeginMessage, at + 1)) {
    if (at < 2 || file.substr(at - 2, 2) != "- ") ++messages;
  }
  return messages > 1;
}

bool IsWorthTrying(const verify::ExaminedFile& file, std::optional<verify::Outcome> outcome,
                   const verify::Policy& policy) {
  if (file.messages.size() != 1) return false;
  switch (outcome.value_or(file.messages.front().decided.value_or(verify::Outcome::kUnsupported))) {
    case verify::Outcome::kBad:
    case verify::Outcome::kMalformed:
    case verify::Outcome::kUnsigned:
      return true;
    case verify::Outcome::kGood:
      return file.text_outside && !policy.allow_text_outside;
    default:
      return false;
  }
}

Search::Search(std::string_view bytes, std::string raw_sha256)
    : candidates_(bytes),
      raw_sha256_(std::move(raw_sha256)),
      has_several_(HasSeveralMessages(bytes)) {}

std::optional<verify::ExaminedFile> Search::Next(bool whole) {
  if (has_several_ || questions_ >= kMaxQuestions) return std::nullopt;
  while (auto candidate = candidates_.Next()) {
    ++tried_;
    if (HasSeveralMessages(candidate->file)) continue;
    verify::ExaminedFile file = verify::Examine(candidate->file, raw_sha256_);
    if (!IsWorthAnEngine(file) || (whole && file.text_outside)) continue;
    file.recovered_by = std::move(candidate->name);
    ++questions_;
    return file;
  }
  return std::nullopt;
}

std::optional<std::string> ApplyRecovery(std::string_view bytes, std::string_view name) {
  std::string file(bytes);
  if (name.empty()) return file;
  for (const std::string_view step : base::Split(name, '+')) {
    const Transformation* transformation = FindTransformation(step);
    auto undone = transformation == nullptr ? std::nullopt : transformation->undo(file);
    if (!undone) return std::nullopt;
    file = std::move(*undone);
  }
  return file;
}

}  // namespace recover
