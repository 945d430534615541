// The document that a command line names, and its signed text.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace cli {

// One revision of a document.
struct FoundDocument {
  std::string source;
  std::string name;
  std::int64_t revision = 0;
  std::string sha256;       // of the bytes as received
  std::string text_sha256;  // of the signed text
  std::int64_t revision_id = 0;
};

// `wanted` is a number or a name; revision 0 is the current one. Where nothing fits, the hint names
// what is near; where more than one document fits, it is an error too.
base::Result<FoundDocument> FindDocument(store::Database& archive, const std::string& wanted,
                                         std::int64_t revision);

// The signed text as bytes with LF line ends.
base::Result<std::string> SignedText(store::Database& archive, const FoundDocument& found);
// Its lines as UTF-8; a fact's line N is the N-th.
base::Result<std::vector<std::string>> SignedLines(store::Database& archive,
                                                   const FoundDocument& found);
// Line `number` without blanks at its ends; empty where there is no such line.
std::string LineText(const std::vector<std::string>& lines, std::int64_t number);

}  // namespace cli
