#include "parse/lines.h"

#include <utility>

#include "base/text.h"
#include "parse/normalise.h"

namespace parse {
namespace {

constexpr std::size_t kMaxLines = 200'000;

}  // namespace

std::vector<Line> ReadLines(std::string_view text) {
  std::vector<Line> lines;
  for (int number = 1; !text.empty() && lines.size() < kMaxLines; ++number) {
    const std::size_t end = text.find('\n');
    std::string folded = Fold(text.substr(0, end));
    folded.resize(base::TrimEnd(folded).size());
    lines.push_back({std::move(folded), number});
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return lines;
}

bool IsRule(std::string_view line) {
  line = base::Trim(line);
  if (line.size() < 5) return false;
  if (StartsWith(line, "-----BEGIN ") || StartsWith(line, "-----END ")) return true;
  return std::string_view("=_-*+").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

bool IsBlank(std::string_view line) { return base::Trim(line).empty(); }

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

std::string Collapse(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  for (const char c : base::Trim(text)) {
    const bool blank = c == ' ' || c == '\t' || c == '\r';
    if (!blank) {
      collapsed.push_back(c);
    } else if (collapsed.back() != ' ') {
      collapsed.push_back(' ');
    }
  }
  return collapsed;
}

}  // namespace parse
