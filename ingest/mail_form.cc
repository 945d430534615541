#include "ingest/mail_form.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <utility>

#include "base/text.h"
#include "verify/clear_sign.h"

namespace ingest {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::size_t kMaxLine = 1000;  // RFC 5322, 2.1.1: 998 and the line end

// Fields that every mail has some of and documents have not; sorted.
constexpr std::array<std::string_view, 20> kMailFields = {
    "bcc",        "cc",          "date",       "delivered-to", "errors-to",
    "from",       "in-reply-to", "message-id", "mime-version", "newsgroups",
    "precedence", "received",    "references", "reply-to",     "return-path",
    "sender",     "status",      "subject",    "to",           "x-mailer"};

std::string_view TakeLine(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, std::min(end, kMaxLine));
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
}

// The field name that the line begins with (RFC 5322, 3.6.8), in small letters; empty without one.
std::string FieldName(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view name = base::TrimEnd(line.substr(0, colon));
  const bool valid = !name.empty() && std::all_of(name.begin(), name.end(),
                                                  [](char c) { return c > ' ' && c < '\x7F'; });
  return valid ? base::LowerAscii(name) : std::string();
}

bool IsMailField(const std::string& name) {
  return std::binary_search(kMailFields.begin(), kMailFields.end(), name);
}

// As ctime writes it, with whatever else programs have put around it: a zone, commas, "remote
// from", seconds or none.
bool HasMailDate(std::string_view line) {
  static const RE2 pattern(
      R"(\s(Sun|Mon|Tue|Wed|Thu|Fri|Sat)\b.*\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\b.*)"
      R"(\b\d{1,2}:\d\d\b)",
      RE2::Latin1);
  return RE2::PartialMatch(re2::StringPiece(line.data(), line.size()), pattern);
}

// Whether a header of a mail stands there. A line that is no field does not end it: gateways have
// left such lines in many.
bool IsMailHeader(std::string_view text) {
  std::set<std::string> found;
  bool first = true;
  while (!text.empty() && found.size() < 2) {
    const std::string_view line = TakeLine(text);
    if (line.empty() || line.starts_with(verify::kBeginMessage)) return false;
    const std::string name = FieldName(line);
    if (std::exchange(first, false) && name.empty() && !line.starts_with(">From ")) return false;
    if (IsMailField(name)) found.insert(name);
  }
  return found.size() >= 2;
}

}  // namespace

std::string_view WithoutLeadingBlanks(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  const std::size_t first = text.find_first_not_of("\r\n");
  return first == std::string_view::npos ? std::string_view() : text.substr(first);
}

bool IsMboxSeparator(std::string_view text, bool after_blank) {
  if (!text.starts_with("From ")) return false;
  const bool dated = HasMailDate(TakeLine(text));
  const bool at_end = text.empty();
  const std::string_view below = TakeLine(text);
  const std::string name = FieldName(below);
  const bool mail_below = IsMailField(name) || below.starts_with(">From ");
  if (!after_blank) return dated && mail_below;
  return mail_below || (dated && (at_end || below.empty() || !name.empty()));
}

FileForm FormOf(std::string_view head) {
  head = WithoutLeadingBlanks(head.substr(0, kFormHeadSize));
  if (IsMboxSeparator(head, true)) return FileForm::kMbox;
  return IsMailHeader(head) ? FileForm::kMail : FileForm::kDocument;
}

}  // namespace ingest
