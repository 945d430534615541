// Facsimiles of weekly reports and of a translated advisory in sentences of our own.
#pragma once

#include <string>

namespace parse_test {

// 1998: days in full, sources above and below the text, the memo in brackets.
std::string EarlyReport();
// 2001: a list of contents, days without a year, heads for the sources, a revision history.
std::string LaterReport();
// An advisory in both languages, with rules drawn with dashes.
std::string Translation();

// The least that is taken for a report and for a translation.
std::string LeastReport();
std::string LeastTranslation();

}  // namespace parse_test
