// JPCERT/CC's bilingual translations of CERT advisories (TR).
#pragma once

#include "parse/series.h"

namespace parse {

// Number and days are those of the original, as its header says in either language; the title is
// the English topic, else the Japanese one. The parts of the two languages may follow each other,
// or alternate.
Series CertTranslationSeries();  // takes an advisory with Japanese or the name of JPCERT/CC in it
Series CertAdvisorySeries();     // any, for a source of which it is known that it has translations

}  // namespace parse
