// A difference as a person or a program reads it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "report/text_diff.h"

namespace report {

// How the words that changed are marked within a line that has others too.
enum class Marks {
  kSigns,    // [-old-] and {+new+}
  kColours,  // of a terminal
};

// The unified form. What the texts hold is escaped; line ends are the only controls but for the
// colours.
std::string RenderHunks(const std::vector<Hunk>& hunks, Marks marks);
// An array of hunks, in the shape of docs/output.md. Bytes that are not UTF-8 are U+FFFD.
nlohmann::ordered_json HunksJson(const std::vector<Hunk>& hunks);

}  // namespace report
