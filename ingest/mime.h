// A mail taken apart by GMime: its fields and its leaves (RFC 5322, RFC 2045, RFC 2046).
//
// Transfer encodings (quoted-printable, base64, uuencode) are undone, charsets never: a signature
// covers bytes. Liberal, as mail of the 1990s asks for: no field is required, an encoding that
// nobody knows is none, a multipart without its end ends with the mail.
//
// Pure functions of the bytes; any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// A part that holds no further parts.
struct MimeLeaf {
  std::string path;     // "1", "2.1": its place, counted from 1 on each level (RFC 3501, 6.4.5)
  std::string type;     // "text/plain", in small letters
  std::string bytes;    // with the transfer encoding undone
  std::string encoded;  // as it stands in the mail, where an encoding was undone; else empty
};

struct MimeMail {
  // As written, encoded words decoded, valid UTF-8; empty where the mail has no such field.
  std::string message_id;  // without angle brackets
  std::string from;
  std::string to;
  std::string subject;
  std::string date;
  std::vector<MimeLeaf> leaves;  // none where the structure passes a limit
};

// Beyond these a mail is not taken apart; ingest/mime_limits.h has those of GMime.
inline constexpr int kMaxMimeDepth = 50;
inline constexpr std::size_t kMaxMimeLeaves = 1000;

// Header and body, without the empty line between them; where that is lost, a clear-signed message
// begins the body.
struct DividedMail {
  std::string_view header;
  std::string_view body;
};
DividedMail DivideMail(std::string_view mail);

MimeMail ReadMime(std::string_view mail);

}  // namespace ingest
