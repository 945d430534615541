// The number that a document gives itself.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/lines.h"

namespace parse {

struct DocumentNumber {
  std::string number;      // "JPCERT-PR-2004-0002", "FreeBSD-SA-04:03"
  std::string series;      // "PR", "SA"
  std::string as_written;  // "FreeBSD-SA-04:03.jail"
  int line = 0;
};

// The first number of its kind near the top of the text: later ones are those of other documents.
std::optional<DocumentNumber> FindJpcertNumber(const std::vector<Line>& lines);  // also -E-TEC-99-…
std::optional<DocumentNumber> FindFreeBsdNumber(const std::vector<Line>& lines);  // starts a line
std::optional<DocumentNumber> FindCertNumber(const std::vector<Line>& lines);     // CA-96.06

// That of a line "CERT(*) Advisory CA-96.06" or "CERT(*) 勧告 CA-96.06", which starts with it.
std::optional<DocumentNumber> FindCertHeading(const std::vector<Line>& lines);

}  // namespace parse
