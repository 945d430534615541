// A verdict in the JSON shape of docs/output.md, version 1.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/time.h"
#include "verify/verdict.h"

namespace report {

nlohmann::ordered_json VerdictJson(const std::string& file, const verify::Verdict& verdict,
                                   base::Time now);
// What the signature packet and its armor claim; null where there is none.
nlohmann::ordered_json SignatureJson(const std::optional<verify::SignatureFacts>& facts);

}  // namespace report
