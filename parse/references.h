// The numbers of other publications that a text names.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// Each number once, where it stands first, in the order of the text: CVE (with CAN), JVN, CERT-VU,
// CERT (CA- and IN-), US-CERT (TA), AusCERT, JPCERT, FreeBSD. Not the document's `own` number.
std::vector<Reference> FindReferences(const std::vector<Line>& lines,
                                      const std::optional<std::string>& own);

}  // namespace parse
