#include "parse/lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "base/escape.h"
#include "base/text.h"
#include "parse/normalise.h"

namespace parse {
namespace {

constexpr std::size_t kMaxLinesRead = 200'000;

bool StartsInCjk(std::string_view text) { return base::DecodeUtf8(text).value >= kFirstCjk; }

std::string_view LastCharacter(std::string_view text) {
  std::size_t at = text.size() - 1;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return text.substr(at);
}

// U+2500 or U+2501, from the Japanese character sets.
bool IsDrawn(std::string_view line) {
  constexpr std::size_t kSize = 3;
  const std::string_view first = line.substr(0, kSize);
  if (line.size() < 5 * kSize || (first != "─" && first != "━")) return false;
  while (StartsWith(line, first)) line.remove_prefix(kSize);
  return line.empty();
}

}  // namespace

std::vector<Line> ReadLines(std::string_view text) {
  std::vector<Line> lines;
  for (int number = 1; !text.empty() && lines.size() < kMaxLinesRead; ++number) {
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
  // Dash-escaped: an advisory that was signed by itself before it was translated and signed again.
  if (StartsWith(line, "- -")) line.remove_prefix(2);
  if (line.size() < 5) return false;
  if (StartsWith(line, "-----BEGIN ") || StartsWith(line, "-----END ")) return true;
  if (IsDrawn(line)) return true;
  return std::string_view("=_-*+").find(line[0]) != std::string_view::npos &&
         line.find_first_not_of(line[0]) == std::string_view::npos;
}

bool IsContentsHead(std::string_view line) {
  static const RE2 head(
      "\\s*(?:[\\[【<(■◆●○◇]|[-―=*]{1,4})?\\s*目\\s*次\\s*(?:[\\]】>)]|[-―=*]{1,4})?\\s*:?\\s*");
  return base::Contains(line, "次") && RE2::FullMatch(line, head);
}

bool IsBlank(std::string_view line) { return base::Trim(line).empty(); }

bool StartsWith(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

bool BeginsWithOneOf(std::string_view text, std::initializer_list<std::string_view> beginnings) {
  const std::size_t begin = text.find_first_not_of(" \t\n\v\f\r");
  if (begin == std::string_view::npos) return false;
  text.remove_prefix(begin);
  return std::any_of(beginnings.begin(), beginnings.end(),
                     [&](std::string_view beginning) { return StartsWith(text, beginning); });
}

std::size_t IndentOf(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool IsUrl(std::string_view word) {
  return StartsWith(word, "http://") || StartsWith(word, "https://") || StartsWith(word, "ftp://");
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

std::string WithoutBlanks(std::string_view text) {
  std::string squeezed;
  std::copy_if(text.begin(), text.end(), std::back_inserter(squeezed),
               [](char c) { return c != ' ' && c != '\t'; });
  return squeezed;
}

void AppendWrapped(std::string& text, std::string_view more) {
  const bool blank =
      !text.empty() && !more.empty() && !(StartsInCjk(LastCharacter(text)) && StartsInCjk(more));
  text.append(blank ? " " : "").append(more);
}

}  // namespace parse
