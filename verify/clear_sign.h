// The strict splitter: finds the clear-signed messages of a file and makes the canonical text of
// each (RFC 4880, section 7; PGP 2.6.3 where it differs).
//
// No engine ever sees the file. What is split here is handed on as *(canonical text, armor)*, so
// that the text an engine hashes is byte for byte the text a parser reads. Where a file has more
// than one reading, the message has a fault and no engine is asked: a wrong "malformed" costs one
// look by a person, a wrong "good" costs the archive.
//
// Pure functions without state; safe from any thread; linear in the size of the file.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "verify/outcome.h"

namespace verify {

// The marker lines (RFC 4880, 6.2 and 7).
inline constexpr std::string_view kBeginMessage = "-----BEGIN PGP SIGNED MESSAGE-----";
inline constexpr std::string_view kBeginSignature = "-----BEGIN PGP SIGNATURE-----";
inline constexpr std::string_view kEndSignature = "-----END PGP SIGNATURE-----";

// gpg1 reads at most 19,995 bytes of a line, drops the rest and then trims blanks, so that a tail
// behind 20,000 blanks goes unnoticed. A longer line is therefore refused before gpg1 sees it.
inline constexpr std::size_t kMaxLineLength = 19000;

struct Fault {
  Reason reason;
  std::string detail;  // what stands where, for a person; holds no bytes of the document
};

struct ClearSignedMessage {
  bool has_hash_header = false;         // none: PGP 2, MD5, tabs are not white space
  std::vector<std::string> hash_names;  // "SHA1", as written
  // The text that the signature covers, with CRLF line ends; the last line has none, since the line
  // end before the signature's marker does not count.
  std::string canonical_text;
  std::string armor;           // the lines between the signature's markers, with LF ends
  std::optional<Fault> fault;  // the first one found
};

struct SplitFile {
  std::vector<ClearSignedMessage> messages;
  bool text_outside = false;   // anything but white space before, between or after messages
  std::optional<Fault> fault;  // why there is no message at all; set when `messages` is empty
};

SplitFile SplitClearSigned(std::string_view file);

// The digest names a `Hash:` header may use (RFC 4880, 9.4), upper case.
bool IsKnownHashName(std::string_view name);

}  // namespace verify
