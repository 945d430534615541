// What a document says, in the JSON shape of docs/output.md, version 1.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "parse/document.h"

namespace report {

nlohmann::ordered_json DocumentJson(const parse::Document& document);

}  // namespace report
