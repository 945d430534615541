#include "recover/line_damage.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "recover/lines.h"
#include "verify/clear_sign.h"

namespace recover {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kEscape = "- ";
// What quotes a line in mail: "> ", "| ", ":".
constexpr std::string_view kQuoteMarks = ">|: \t";
constexpr std::string_view kBlanks = " \t";
constexpr std::array<std::string_view, 6> kKeywords = {"Id",   "FreeBSD",  "Header",
                                                       "Date", "Revision", "Author"};
constexpr std::size_t kMaxKeyword = 256;  // of name and expansion

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

// What stands before the first marker on its line.
std::string_view BeforeMarker(std::string_view file) {
  const std::size_t at = file.find(verify::kBeginMessage);
  if (at == std::string_view::npos) return {};
  const std::string_view before = file.substr(0, at);
  const std::size_t line_end = before.rfind('\n');
  return line_end == std::string_view::npos ? before : before.substr(line_end + 1);
}

bool IsMadeOf(std::string_view text, std::string_view characters) {
  return text.find_first_not_of(characters) == std::string_view::npos;
}

// A program that quotes a quoted line, or trims an empty one, leaves the blank out.
std::optional<std::string> WithoutPrefix(std::string_view file, std::string_view prefix) {
  const std::string_view bare = base::TrimEnd(prefix);
  return EditLines(file, [&](std::string_view line, std::string& edited) {
    const std::string_view begin = StartsWith(line, prefix) ? prefix : bare;
    edited.append(line.substr(StartsWith(line, begin) ? begin.size() : 0));
  });
}

// How much of "$Id: … $" at the start of `rest` goes: what stands between the name and the last
// '$'.
struct Expansion {
  std::size_t name_end = 0;  // 0: there is none
  std::size_t end = 0;
};

Expansion ExpansionAt(std::string_view rest) {
  rest = rest.substr(0, kMaxKeyword);
  const std::size_t colon = rest.find(':');
  if (colon == std::string_view::npos) return {};
  const auto known = std::find(kKeywords.begin(), kKeywords.end(), rest.substr(1, colon - 1));
  const std::size_t end = rest.find('$', colon);
  if (known == kKeywords.end() || end == std::string_view::npos) return {};
  return {colon, end};
}

void AppendWithoutExpansions(std::string_view line, std::string& text) {
  for (std::size_t at = line.find('$'); at != std::string_view::npos; at = line.find('$')) {
    text.append(line.substr(0, at));
    line.remove_prefix(at);
    const Expansion found = ExpansionAt(line);
    text.append(line.substr(0, std::max<std::size_t>(found.name_end, 1)));
    line.remove_prefix(std::max<std::size_t>(found.end, 1));
    if (found.end == 0) continue;
    text += '$';
    line.remove_prefix(1);
  }
  text.append(line);
}

void SplitBefore(std::string& file, std::string_view marker) {
  const std::size_t at = file.find(marker);
  if (at != std::string::npos && at > 0 && file[at - 1] != '\n') file.insert(at, "\n");
}

void SplitAfter(std::string& file, std::string_view marker) {
  const std::size_t at = base::FindLast(file, marker);
  if (at == std::string::npos) return;
  const std::size_t end = at + marker.size();
  const std::size_t rest = file.find_first_not_of(" \t\r", end);
  if (rest != std::string::npos && file[rest] != '\n') file.insert(end, "\n");
}

}  // namespace

std::optional<std::string> UndoLineEnds(std::string_view file) {
  std::string undone;
  undone.reserve(file.size());
  bool changed = false;
  for (std::size_t at = 0; at < file.size(); ++at) {
    if (file[at] != '\r') {
      undone += file[at];
      continue;
    }
    const std::size_t next = std::min(file.find_first_not_of('\r', at), file.size());
    const bool ends_with_lf = next < file.size() && file[next] == '\n';
    changed = changed || !ends_with_lf || next - at > 1;
    undone.append(ends_with_lf ? 1 : next - at, '\n');
    at = ends_with_lf ? next : next - 1;
  }
  return changed ? std::optional(std::move(undone)) : std::nullopt;
}

std::optional<std::string> UndoDoubledLines(std::string_view file) {
  const auto lines = base::SplitLines(file);
  if (lines.size() < 2) return std::nullopt;
  std::string undone;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (i % 2 == 0) {
      undone.append(lines[i]).push_back('\n');
    } else if (!base::TrimEnd(lines[i]).empty()) {
      return std::nullopt;
    }
  }
  return undone;
}

std::optional<std::string> UndoByteOrderMark(std::string_view file) {
  if (!StartsWith(file, kByteOrderMark)) return std::nullopt;
  return std::string(file.substr(kByteOrderMark.size()));
}

std::optional<std::string> UndoTrailingBlanks(std::string_view file) {
  return EditSignedLines(
      file, [](std::string_view line, std::string& edited) { edited.append(base::TrimEnd(line)); });
}

std::optional<std::string> UndoSurroundingText(std::string_view file) {
  std::string undone(file);
  const std::string_view before = BeforeMarker(file);
  if (!IsMadeOf(before, kQuoteMarks)) SplitBefore(undone, verify::kBeginMessage);
  SplitAfter(undone, verify::kEndSignature);
  return IfChanged(file, std::move(undone));
}

std::optional<std::string> UndoIndent(std::string_view file) {
  const std::string prefix(BeforeMarker(file));
  if (prefix.empty() || !IsMadeOf(prefix, kBlanks)) return std::nullopt;
  return EditLines(file, [&](std::string_view line, std::string& edited) {
    if (IsMadeOf(line, kBlanks)) return;
    edited.append(line.substr(StartsWith(line, prefix) ? prefix.size() : 0));
  });
}

std::optional<std::string> UndoMailQuote(std::string_view file) {
  const std::string_view prefix = BeforeMarker(file);
  if (IsMadeOf(prefix, kBlanks) || !IsMadeOf(prefix, kQuoteMarks)) return std::nullopt;
  return WithoutPrefix(file, prefix);
}

std::optional<std::string> UndoLostDashEscapes(std::string_view file) {
  return EditSignedLines(file, [](std::string_view line, std::string& edited) {
    edited.append(StartsWith(line, "-") ? kEscape : "").append(line);
  });
}

std::optional<std::string> UndoStrayDashes(std::string_view file) {
  return EditSignedLines(file, [](std::string_view line, std::string& edited) {
    const bool is_stray = StartsWith(line, "-") && !StartsWith(line, kEscape);
    edited.append(is_stray ? kEscape : "").append(line);
  });
}

std::optional<std::string> UndoDoubledDashEscapes(std::string_view file) {
  return EditSignedLines(file, [](std::string_view line, std::string& edited) {
    edited.append(line.substr(StartsWith(line, "- - ") ? kEscape.size() : 0));
  });
}

std::optional<std::string> UndoKeywords(std::string_view file) {
  if (file.find('$') == std::string_view::npos) return std::nullopt;
  return EditSignedLines(file, AppendWithoutExpansions);
}

}  // namespace recover
