#include "recover/verify_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "recover/recover.h"
#include "verify/verify.h"

namespace recover {
namespace {

std::optional<verify::EngineAnswer> Answered(const verify::Verdict& verdict) {
  if (verdict.engines.empty()) return std::nullopt;
  verify::EngineAnswer answer;
  answer.outcome = verdict.outcome;
  return answer;
}

}  // namespace

bool NeedsEngine(std::string_view bytes, const verify::ExaminedFile& file) {
  const bool asked = std::any_of(file.messages.begin(), file.messages.end(),
                                 [](const auto& message) { return !message.decided; });
  return asked || (IsWorthTrying(file, std::nullopt) && Search(bytes, file.raw_sha256).Next());
}

base::Result<VerifiedFile> VerifyFile(std::string_view bytes, verify::ExaminedFile file,
                                      verify::Engine* engine, const verify::Judge& judge,
                                      base::Time now) {
  auto judgements = verify::VerifyFile(file, engine, judge, now);
  if (!judgements) return base::Forward(judgements);
  if (engine == nullptr || !IsWorthTrying(file, Answered(judgements->front().verdict))) {
    return VerifiedFile{std::move(file), std::move(*judgements)};
  }
  Search search(bytes, file.raw_sha256);
  while (auto candidate = search.Next()) {
    auto tried = verify::VerifyFile(*candidate, engine, judge, now);
    if (!tried) return base::Forward(tried);
    if (tried->front().verdict.outcome == verify::Outcome::kGood) {
      return VerifiedFile{std::move(*candidate), std::move(*tried)};
    }
  }
  return VerifiedFile{std::move(file), std::move(*judgements)};
}

}  // namespace recover
