#include "recover/verify_file.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "recover/recover.h"
#include "verify/verify.h"

namespace recover {

bool NeedsEngine(std::string_view bytes, const verify::ExaminedFile& file) {
  const bool asked = std::any_of(file.messages.begin(), file.messages.end(),
                                 [](const auto& message) { return !message.decided; });
  if (asked || !IsWorthTrying(file, std::nullopt, {})) return asked;
  return Search(bytes, file.raw_sha256).Next(false).has_value();
}

base::Result<VerifiedFile> VerifyFile(std::string_view bytes, verify::ExaminedFile file,
                                      verify::Engine* engine, const verify::Judge& judge,
                                      base::Time now) {
  auto judgements = verify::VerifyFile(file, engine, judge, now);
  if (!judgements) return base::Forward(judgements);
  VerifiedFile best{std::move(file), std::move(*judgements), 0};
  Search search(bytes, best.file.raw_sha256);
  verify::Outcome outcome = best.judgements.front().verdict.outcome;
  // Without an engine too: then no candidate is worth asking one, and how many were tried is told.
  while (IsWorthTrying(best.file, outcome, judge.policy())) {
    auto candidate = search.Next(outcome == verify::Outcome::kGood);
    if (!candidate) break;
    auto tried = verify::VerifyFile(*candidate, engine, judge, now);
    if (!tried) return base::Forward(tried);
    if (tried->front().verdict.outcome != verify::Outcome::kGood) continue;
    best = {std::move(*candidate), std::move(*tried), 0};
    outcome = verify::Outcome::kGood;
  }
  best.tried = search.tried();
  return best;
}

}  // namespace recover
