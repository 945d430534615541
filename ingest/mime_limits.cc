#include "ingest/mime_limits.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "base/text.h"

namespace ingest {
namespace {

constexpr std::size_t kMaxFieldName = 40;
constexpr std::ptrdiff_t kMaxGroups = 100;

}  // namespace

// RFC 2046, 5.1.1: each level of multipart declares one.
bool HasTooManyBoundaries(std::string_view mail) {
  const std::string lower = base::LowerAscii(mail);
  std::size_t count = 0;
  for (std::size_t at = lower.find("boundary"); at != std::string::npos;
       at = lower.find("boundary", at + 1)) {
    if (++count > kMaxMimeBoundaries) return true;
  }
  return false;
}

// A group of addresses (RFC 5322, 3.4) holds no groups, but GMime 3.2 reads them so, one call
// inside the other, in the header of any mail within the mail.
bool HasNestedGroups(std::string_view mail) {
  static const RE2 address_field("(?i)^(resent-)?(from|sender|reply-to|to|cc|bcc)[ \\t]*:",
                                 RE2::Latin1);
  std::ptrdiff_t groups = 0;
  bool in_field = false;
  while (!mail.empty()) {
    const std::string_view line = mail.substr(0, mail.find('\n'));
    if (!line.starts_with(' ') && !line.starts_with('\t')) {
      groups = 0;
      const re2::StringPiece text(line.data(), std::min(line.size(), kMaxFieldName));
      in_field = RE2::PartialMatch(text, address_field);
    }
    if (in_field) groups += std::count(line.begin(), line.end(), ':');
    if (groups > kMaxGroups) return true;
    mail.remove_prefix(std::min(line.size() + 1, mail.size()));
  }
  return false;
}

}  // namespace ingest
