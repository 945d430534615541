// What of a mail goes to the intake: each part that holds a clear-signed message as a document of
// its own; where none does, its main text, so that every mail ends with a verdict.
//
// Pure; any thread. A mail is hostile like any document: whatever its structure, the document in
// it is not lost, in the worst case the whole body is given as it stands.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ingest {

struct MailPart {
  std::string path;   // its place in the mail ("1", "2.1"), or "body": all behind the header
  std::string type;   // "text/plain"
  std::string bytes;  // with the transfer encoding undone
};

struct Mail {
  std::string header;  // as it stands in the mail, without the empty line behind
  // As written, encoded words decoded, valid UTF-8; empty where the mail has no such field.
  std::string message_id;  // without angle brackets
  std::string from;
  std::string to;
  std::string subject;
  std::string date;
  std::vector<MailPart> parts;  // at least one
};

Mail ReadMail(std::string_view bytes);

// The URL of a part: `mid:MESSAGE-ID#PATH` (RFC 2392), and without a usable Message-ID
// `mail:sha256:HASH#PATH` with the hash of the mail. Where another mail has the Message-ID already,
// `distinct` puts the hash behind it.
std::string MailUrl(std::string_view message_id, std::string_view mail_sha256,
                    std::string_view path, bool distinct);
bool IsMailUrl(std::string_view url);
// What a document without a number is called that only mail has brought.
std::string MailDocumentName(std::string_view url);

}  // namespace ingest
