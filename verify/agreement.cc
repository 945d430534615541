#include "verify/agreement.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/text.h"
#include "verify/signature_packet.h"

namespace verify {
namespace {

bool AnySays(const EngineAnswer& answer, Outcome outcome) {
  return std::any_of(answer.begin(), answer.end(),
                     [&](const EngineCheck& check) { return check.outcome == outcome; });
}

// Two engines that call different keys good agree about nothing.
bool AllSayGoodOfOneKey(const EngineAnswer& answer, int key_algorithm) {
  const EngineCheck* first = nullptr;
  for (const EngineCheck& check : answer) {
    if (Abstains(check, key_algorithm)) continue;
    if (check.outcome != Outcome::kGood) return false;
    if (first != nullptr && first->fingerprint != check.fingerprint) return false;
    first = &check;
  }
  return first != nullptr;
}

std::string WhoSaysWhat(const EngineAnswer& answer) {
  std::vector<std::string> words;
  for (const EngineCheck& check : answer) {
    words.push_back(fmt::format("{} says {}", check.name, Name(check.outcome)));
    if (check.outcome == Outcome::kGood) words.back() += " by key " + check.fingerprint;
  }
  return base::Join(words, ", ");
}

}  // namespace

bool Abstains(const EngineCheck& check, int key_algorithm) {
  return check.outcome == Outcome::kUnsupported && check.may_abstain && IsCurve(key_algorithm);
}

Agreement Agree(const EngineAnswer& answer, int key_algorithm) {
  if (AllSayGoodOfOneKey(answer, key_algorithm)) return {Outcome::kGood, {}};
  if (AnySays(answer, Outcome::kGood)) return {Outcome::kDisputed, WhoSaysWhat(answer)};
  for (const Outcome outcome : {Outcome::kBad, Outcome::kNoKey}) {
    if (AnySays(answer, outcome)) return {outcome, {}};
  }
  return {Outcome::kUnsupported, {}};
}

bool AreSatisfied(const std::vector<std::string>& engines, const EngineAnswer& answer) {
  bool any_good = false;
  const bool all_asked = std::all_of(engines.begin(), engines.end(), [&](const std::string& name) {
    const auto check = std::find_if(answer.begin(), answer.end(),
                                    [&](const EngineCheck& each) { return each.name == name; });
    if (check == answer.end()) return false;
    any_good = any_good || check->outcome == Outcome::kGood;
    return true;
  });
  return all_asked && any_good;
}

bool NameOnly(const EngineAnswer& answer, const std::string& fingerprint) {
  return std::all_of(answer.begin(), answer.end(), [&](const EngineCheck& check) {
    return check.outcome != Outcome::kGood || check.fingerprint == fingerprint;
  });
}

}  // namespace verify
