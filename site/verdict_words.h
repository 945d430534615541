// The words of verdicts as sentences for people, in both languages. docs/output.md documents the
// words themselves.
#pragma once

#include <string_view>

#include "site/language.h"

namespace site {

// Of an outcome, a reason or a caveat; empty phrases for a word that is not known here.
Phrase Explain(std::string_view word);
// Of a kind of finding.
Phrase ExplainFinding(std::string_view kind);

}  // namespace site
