#include "recover/mail_damage.h"

#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "recover/lines.h"

namespace recover {
namespace {

constexpr std::string_view kFromLine = "From ";
constexpr std::string_view kSignatureSeparator = "-- ";  // never flowed (RFC 3676, 4.3)

// How many `>` stand before "From " at the start of the line; none: it is no such line.
std::size_t QuotesBeforeFrom(std::string_view line) {
  const std::size_t quotes = line.find_first_not_of('>');
  if (quotes == std::string_view::npos || line.substr(quotes, kFromLine.size()) != kFromLine)
    return 0;
  return quotes;
}

// One line of quoted-printable, appended with or without a line end after it.
void AppendDecoded(std::string_view line, std::string_view end, std::string& decoded) {
  line = base::TrimEnd(line);  // blanks there were added on the way (RFC 2045, 6.7)
  const bool is_soft = !line.empty() && line.back() == '=';
  if (is_soft) line.remove_suffix(1);
  while (!line.empty()) {
    const auto byte =
        line.front() == '=' && line.size() >= 3 ? base::HexDecode(line.substr(1, 2)) : std::nullopt;
    decoded += byte ? *byte : std::string(1, line.front());
    line.remove_prefix(byte ? 3 : 1);
  }
  if (!is_soft) decoded += end;
}

bool IsStuffed(std::string_view line) { return !line.empty() && line.front() == ' '; }

std::string Unflow(std::string_view file, bool delete_blank) {
  std::string undone;
  undone.reserve(file.size());
  while (!file.empty()) {
    const std::size_t end = file.find('\n');
    std::string_view line = file.substr(0, end);
    const std::string_view whole = file.substr(0, end == std::string_view::npos ? end : end + 1);
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    const bool is_soft =
        line.size() > 1 && line.back() == ' ' && line != kSignatureSeparator && line != whole;
    const std::size_t stuffed = IsStuffed(line) ? 1 : 0;
    if (is_soft && delete_blank) line.remove_suffix(1);
    undone += is_soft ? line.substr(stuffed) : whole.substr(stuffed);
    file.remove_prefix(whole.size());
  }
  return undone;
}

}  // namespace

std::optional<std::string> UndoFromQuoting(std::string_view file) {
  return EditLines(file, [](std::string_view line, std::string& edited) {
    edited.append(line.substr(QuotesBeforeFrom(line) > 0 ? 1 : 0));
  });
}

std::optional<std::string> UndoFromQuotingOnce(std::string_view file) {
  return EditLines(file, [](std::string_view line, std::string& edited) {
    edited.append(line.substr(QuotesBeforeFrom(line) == 1 ? 1 : 0));
  });
}

std::optional<std::string> UndoFromQuotingAll(std::string_view file) {
  return EditLines(file, [](std::string_view line, std::string& edited) {
    edited.append(line.substr(QuotesBeforeFrom(line)));
  });
}

std::optional<std::string> UndoQuotedPrintable(std::string_view file) {
  if (file.find('=') == std::string_view::npos) return std::nullopt;
  std::string decoded;
  decoded.reserve(file.size());
  std::string_view rest = file;
  while (!rest.empty()) {
    const std::size_t end = rest.find('\n');
    AppendDecoded(rest.substr(0, end), end == std::string_view::npos ? "" : "\n", decoded);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return IfChanged(file, std::move(decoded));
}

std::optional<std::string> UndoFormatFlowed(std::string_view file) {
  return IfChanged(file, Unflow(file, false));
}

std::optional<std::string> UndoFormatFlowedDelSp(std::string_view file) {
  return IfChanged(file, Unflow(file, true));
}

std::optional<std::string> UndoSpaceStuffing(std::string_view file) {
  return EditLines(file, [](std::string_view line, std::string& edited) {
    edited.append(line.substr(IsStuffed(line) ? 1 : 0));
  });
}

}  // namespace recover
