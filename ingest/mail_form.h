// What kind of file a file is: a document, a mail (RFC 5322), or a folder of mails in one file
// (mbox, RFC 4155 and its many flavours).
//
// Pure functions. They take the beginning of a file and decide by its content alone, since mail
// has no names that could be relied on. A clear-signed document is never taken for a mail, whatever
// its first lines look like: mail begins with fields of mail, a document with its marker.
#pragma once

#include <cstddef>
#include <string_view>

namespace ingest {

enum class FileForm { kDocument, kMail, kMbox };

// As much of a file as FormOf looks at.
inline constexpr std::size_t kFormHeadSize = std::size_t{64} << 10U;

// A mail has at least two fields that only mail has (From, To, Date, Subject, Received, …) before
// the first empty line. An mbox begins with a separator.
FileForm FormOf(std::string_view head);

// Enough of the text at a separator to know it for one.
inline constexpr std::size_t kSeparatorWindow = std::size_t{4} << 10U;

// Whether the line that `text` begins with separates two mails of an mbox. It starts with "From "
// in any case; since many programs of the 1990s did not escape such lines in bodies, the rest has
// to fit: the sender and a date as in `From a@example.org Thu Apr 15 12:50:35 2004` before a
// header, or a field of mail right below. `after_blank` tells whether an empty line, or nothing, is
// above: without one, both are asked for.
bool IsMboxSeparator(std::string_view text, bool after_blank);

// Without the byte order mark and the empty lines at its start.
std::string_view WithoutLeadingBlanks(std::string_view text);

}  // namespace ingest
