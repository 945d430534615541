// What a fuzz target asks of the program.
//
// Thrown, not aborted: libFuzzer takes an exception that nobody catches for a crash, and a replay
// of the seeds goes on with the next one.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace fuzz {

inline void Require(bool holds, std::string_view what) {
  if (!holds) throw std::runtime_error("does not hold: " + std::string(what));
}

}  // namespace fuzz
