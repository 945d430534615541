// Absolute URLs of the three schemes that a source can have: http, https and file (RFC 3986).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/result.h"

namespace ingest {

// A URL in one normal form, so that two spellings of a place compare equal as text: scheme and
// host in lower case, no default port, no dot segments, no fragment, escapes in upper case and none
// where the character could stand for itself (RFC 3986, 6.2.2); blanks and other characters that a
// URL cannot hold are escaped. Immutable.
class Url {
 public:
  // Errors (kUsage): not absolute, another scheme, user or password in it, control characters, a
  // file URL that names another host.
  static base::Result<Url> Parse(std::string_view text);

  // Where a link on this page leads (RFC 3986, 5.2), with the errors of Parse.
  base::Result<Url> Resolve(std::string_view link) const;

  const std::string& text() const { return text_; }
  const std::string& scheme() const { return scheme_; }
  const std::string& host() const { return host_; }  // empty for file
  std::string_view path() const;                     // escaped, starts with '/', without the query
  bool has_query() const { return path_end_ != text_.size(); }

  // The text up to the last '/' of the path, that with it.
  std::string_view Folder() const;
  // Scheme, host and, where it is not the usual one, port: "https://example.org:8443" (RFC 6454).
  std::string_view Origin() const { return std::string_view(text_).substr(0, path_start_); }
  // Scheme, host and port are the same (RFC 6454).
  bool SameOrigin(const Url& other) const;

 private:
  Url() = default;
  Url Sibling(std::string_view name) const;

  std::string text_;
  std::string scheme_;
  std::string host_;
  std::size_t path_start_ = 0;  // in text_
  std::size_t path_end_ = 0;
};

// Whether a path begins like "/c:/", which libcurl takes for a drive in a file URL and refuses; the
// colon is then written as %3A.
bool HasDriveLetter(std::string_view path);

// Whether the character stands for itself everywhere, and is never escaped (RFC 3986, 2.3).
bool IsUnreserved(char c);

// %XX becomes the byte, in any text; what only looks like an escape stays.
std::string PercentDecode(std::string_view text);

// The last part of the path, decoded; empty where the path ends in '/'. Takes any text.
std::string LastSegment(std::string_view url);

// What the document at `url` is called in the archive: the last part of the path, decoded, without
// the last extension ("FreeBSD-SA-96:10.mount_union.asc" is FreeBSD-SA-96:10.mount_union). Valid
// UTF-8 without control characters and '/', never empty, never "." or "..": control characters and
// '/' become '_'. A path that ends in '/' is named by the part before, one without parts by the
// host. Takes any text.
std::string DocumentName(std::string_view url);

}  // namespace ingest
