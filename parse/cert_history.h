// The revision history of a CERT advisory and of its translation.
#pragma once

#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse {

// The entries below "Revision history" and 改訂履歴, or, where neither has any, below UPDATES.
// Those in Japanese that have an English twin of the same day are left out: an entry is given once.
std::vector<RevisionNote> ReadCertHistory(const std::vector<Line>& lines);

}  // namespace parse
