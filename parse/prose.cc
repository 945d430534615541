#include "parse/prose.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "parse/figures.h"

namespace parse {
namespace {

constexpr std::string_view kFullStop = "。";

bool IsFigure(char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; }
bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsGap(char c) { return c == ' ' || c == '\t' || c == '\r'; }

// No number that is the end of a longer one, or of one that a line end cuts, is taken.
const RE2& Stated() {
  static const RE2 pattern("数は[^0-9。]{0,30}" INKAN_FIGURE "件");
  return pattern;
}
const RE2& OfReports() {
  static const RE2 pattern("(?:^|[^0-9.,\\n])" INKAN_FIGURE "件の[^0-9。]{0,20}報告");
  return pattern;
}
const RE2& AnyCount() {
  static const RE2 pattern("(?:^|[^0-9.,\\n])" INKAN_FIGURE "件");
  return pattern;
}

re2::StringPiece CountIn(std::string_view sentence, bool stated_only) {
  re2::StringPiece figure;
  if (RE2::PartialMatch(sentence, Stated(), &figure)) return figure;
  if (RE2::PartialMatch(sentence, OfReports(), &figure)) return figure;
  if (!stated_only && RE2::PartialMatch(sentence, AnyCount(), &figure)) return figure;
  return {};
}

bool HoldsOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

}  // namespace

void Prose::Add(const Line& line) {
  char gap = text_.empty() ? '\0' : '\n';
  bool first = true;
  for (const char c : line.text) {
    if (IsGap(c)) {
      if (gap == '\0') gap = ' ';
      continue;
    }
    const char before = text_.empty() ? '\0' : text_.back();
    if (gap == '\n' && IsFigure(before) && IsFigure(c)) {
      text_ += '\n';
    } else if (gap != '\0' && IsAlnum(before) && IsAlnum(c)) {
      text_ += ' ';
    }
    if (first) starts_.emplace_back(text_.size(), line.number);
    first = false;
    gap = '\0';
    text_ += c;
  }
}

void Prose::Clear() {
  text_.clear();
  starts_.clear();
}

std::optional<Figure> Prose::FindCount(std::initializer_list<std::string_view> words,
                                       bool stated_only) const {
  std::string_view rest = text_;
  while (!rest.empty()) {
    const std::size_t stop = rest.find(kFullStop);
    const std::size_t end = stop == std::string_view::npos ? rest.size() : stop + kFullStop.size();
    const std::string_view sentence = rest.substr(0, end);
    rest.remove_prefix(end);
    if (!HoldsOneOf(sentence, words)) continue;
    const re2::StringPiece figure = CountIn(sentence, stated_only);
    const auto value = ParseFigure({figure.data(), figure.size()});
    if (value)
      return Figure{*value, LineAt(static_cast<std::size_t>(figure.data() - text_.data()))};
  }
  return std::nullopt;
}

int Prose::LineAt(std::size_t offset) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), offset,
                       [](std::size_t at, const auto& start) { return at < start.first; });
  return after == starts_.begin() ? 0 : std::prev(after)->second;
}

}  // namespace parse
