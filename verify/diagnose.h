// Why a message does not hold, said to a person.
//
// Nothing here makes anything accepted. Where the strict splitter finds no message, the likely
// parts of one are looked for with a wide net, so that a damaged copy can at least be shown: what
// its signature packet claims, and the text that a parser may try, marked as unverified.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/examine.h"
#include "verify/verdict.h"

namespace verify {

struct Damaged {
  std::vector<std::string> sentences;  // what is damaged, without full stops
  std::optional<SignatureFacts> signature;
  std::string text;  // between the markers; the whole file without them
};

// For a file whose only entry is a fault.
Damaged DiagnoseFile(std::string_view file);

// Sentences about a verdict: what was decided and why, in the order of the reasons, and what the
// caveats mean.
std::vector<std::string> Explain(const Verdict& verdict, base::Time now);

}  // namespace verify
