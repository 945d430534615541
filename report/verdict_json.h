// A verdict in the JSON shape of docs/output.md, version 1.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "base/time.h"
#include "verify/verdict.h"

namespace report {

nlohmann::ordered_json VerdictJson(const std::string& file, const verify::Verdict& verdict,
                                   base::Time now);
// What the signature packet and its armor claim; null where there is none.
nlohmann::ordered_json SignatureJson(const std::optional<verify::SignatureFacts>& facts);

// The words of a list, "a,b"; and as a JSON array.
template <typename Word>
std::string JoinedNames(const std::vector<Word>& words) {
  std::string joined;
  for (const Word word : words) {
    if (!joined.empty()) joined += ',';
    joined += verify::Name(word);
  }
  return joined;
}

}  // namespace report
