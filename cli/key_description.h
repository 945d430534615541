// A key in words, for a person who decides whether to trust it.
#pragma once

#include <string>

#include "verify/key.h"

namespace cli {

// One line for each thing that is known: ids, hash, dates, revocation, subkeys, user ids, and the
// keys that are said to have certified it, which nobody has checked. Safe to show.
std::string Describe(const verify::Key& key);

}  // namespace cli
