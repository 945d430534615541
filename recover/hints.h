// What can be said, to a person, of a copy that does not verify, or that did after recovery.
//
// Nothing here makes anything accepted; sentences hold no bytes of the document.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "recover/verify_file.h"
#include "verify/verdict.h"

namespace recover {

// Sentences about `verified`, which is what became of `bytes`, without full stops. Of a recovered
// one: what had happened to the copy. Of one that is bad or malformed: whether the text or the
// signature is damaged, what marks of damage it bears, and how much was tried. Of any other: none.
std::vector<std::string> Hints(std::string_view bytes, const VerifiedFile& verified,
                               const verify::Verdict& verdict);

}  // namespace recover
