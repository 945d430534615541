// What the answers of several engines come to.
//
// One "good" and anything else is a dispute, with one exception: where the GnuPG that is there does
// not know the pinned key's elliptic curve, the engine may abstain from it. From anything else
// nobody may: else whoever can make one engine say "unsupported" of a forgery has only the other
// one to deceive.
#pragma once

#include <string>
#include <vector>

#include "verify/engine.h"

namespace verify {

struct Agreement {
  Outcome outcome = Outcome::kDisputed;
  std::string detail;  // who says what, where they disagree; else empty
};

// `key_algorithm` is that of the trusted key, not what the signature claims; 0 where there is none.
Agreement Agree(const EngineAnswer& answer, int key_algorithm);

// Whether an engine abstains as above.
bool Abstains(const EngineCheck& check, int key_algorithm);

// Whether every one of `engines` was asked, and one of them at least said good.
bool AreSatisfied(const std::vector<std::string>& engines, const EngineAnswer& answer);

// Whether those that said good name the key of that fingerprint.
bool NameOnly(const EngineAnswer& answer, const std::string& fingerprint);

}  // namespace verify
