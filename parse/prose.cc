#include "parse/prose.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "parse/figures.h"

namespace parse {
namespace {

bool IsFigure(char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; }
bool IsAlnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
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
// "報告は N件", in a sentence that speaks of the whole.
const RE2& Reports() {
  static const RE2 pattern("報告[はが]、?(?:[^0-9。、]{0,30}、)?[^0-9。、]{0,12}" INKAN_FIGURE
                           "件");
  return pattern;
}
const RE2& AnyCount() {
  static const RE2 pattern("(?:^|[^0-9.,\\n])" INKAN_FIGURE "件");
  return pattern;
}

const RE2& Sum() {
  static const RE2 pattern(
      "(?:合計|総計|合わせて|あわせて|(?:^|[^\\p{Han}])計)"
      "(?:件数|数)?[\\p{Hiragana}、:(]{0,10}" INKAN_FIGURE "件");
  return pattern;
}
const RE2& SumBehind() {
  static const RE2 pattern("(?:^|[^0-9.,\\n])" INKAN_FIGURE "件(?:が|\\()(?:合計|総計|計)");
  return pattern;
}

// A part of what was counted before it, or what it is compared with, is no count of its own:
// "12件 (うち国内 3件)", "12件 (前期は 9件)". Only where
// nothing else is counted behind it.
std::string_view WithoutParts(std::string_view sentence) {
  static const RE2 bracketed(
      "件(?:です|でした)?(\\((?:(?:うち|内訳)[^()]*|(?:国内|国外|海外|前|昨)[^()計]*)\\)[^0-9]*)$");
  static const RE2 single(
      "件(?:です|でした|で|あり|が|、)*((?:その)?うち[^0-9]*[0-9,]+件[^0-9]*)$");
  re2::StringPiece part;
  if (!RE2::PartialMatch(sentence, bracketed, &part) &&
      !RE2::PartialMatch(sentence, single, &part)) {
    return sentence;
  }
  return sentence.substr(0, static_cast<std::size_t>(part.data() - sentence.data()));
}

// Of numbers that are broken over two lines too.
bool HoldsSeveral(std::string_view sentence) {
  static const RE2 several("(?s)[0-9]件.*[0-9]件");
  return RE2::PartialMatch(sentence, several);
}

struct Found {
  re2::StringPiece figure;
  bool ambiguous = false;  // several numbers and none is the sum
};

Found OneOf(re2::StringPiece figure, std::string_view counted, std::string_view sentence) {
  if (!HoldsSeveral(counted)) return {figure, false};
  for (const RE2* pattern : {&Sum(), &SumBehind()}) {
    re2::StringPiece rest = sentence;
    re2::StringPiece sum;
    re2::StringPiece another;
    if (!RE2::FindAndConsume(&rest, *pattern, &sum)) continue;
    if (!RE2::FindAndConsume(&rest, *pattern, &another)) return {sum, false};
  }
  return {{}, true};
}

Found CountIn(std::string_view sentence, bool stated_only) {
  sentence = WithoutParts(sentence);
  std::array<re2::StringPiece, 2> groups;
  if (Stated().Match(sentence, 0, sentence.size(), RE2::UNANCHORED, groups.data(), 2)) {
    const auto begin = static_cast<std::size_t>(groups[0].data() - sentence.data());
    return OneOf(groups[1], sentence.substr(begin), sentence);
  }
  re2::StringPiece figure;
  if (RE2::PartialMatch(sentence, OfReports(), &figure)) return OneOf(figure, sentence, sentence);
  const RE2& form = stated_only ? Reports() : AnyCount();
  if (stated_only && base::Contains(sentence, "うち")) return {};
  if (!RE2::PartialMatch(sentence, form, &figure)) return {};
  return OneOf(figure, sentence, sentence);
}

std::string_view TakeSentence(std::string_view& rest) {
  const std::size_t stop = rest.find(kFullStop);
  const std::size_t end = stop == std::string_view::npos ? rest.size() : stop + kFullStop.size();
  const std::string_view sentence = rest.substr(0, end);
  rest.remove_prefix(end);
  return sentence;
}

bool HoldsOneOf(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    return text.find(word) != std::string_view::npos;
  });
}

// Whether a blank stands within what could be one number, "1, 024", or two.
bool CutsFigure(std::string_view before, char next) {
  if (before.empty() || !IsFigure(before.back()) || !IsFigure(next)) return false;
  const bool goes_on = !IsDigit(before.back()) && before.size() > 1 && IsDigit(before.rbegin()[1]);
  return goes_on || (IsDigit(before.back()) && !IsDigit(next));
}

}  // namespace

bool EndsInStop(std::string_view text) { return text.ends_with(kFullStop) || text.ends_with(':'); }

void Prose::Add(const Line& line) {
  char gap = text_.empty() ? '\0' : '\n';
  bool first = true;
  for (const char c : line.text) {
    if (IsGap(c)) {
      if (gap == '\0') gap = ' ';
      continue;
    }
    const char before = text_.empty() ? '\0' : text_.back();
    const bool is_cut = gap == '\n' ? IsFigure(before) && IsFigure(c) : CutsFigure(text_, c);
    if (gap != '\0' && is_cut) {
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
  for (std::string_view rest = text_; !rest.empty();) {
    const std::string_view sentence = TakeSentence(rest);
    if (!HoldsOneOf(sentence, words)) continue;
    const Found found = CountIn(sentence, stated_only);
    if (found.ambiguous) return std::nullopt;
    if (auto figure = FigureOf({found.figure.data(), found.figure.size()})) return figure;
  }
  return std::nullopt;
}

std::optional<Figure> Prose::FindClosingCount() const {
  static const RE2 closing("(?:^|[^0-9.,\\n])" INKAN_FIGURE "件。$");
  static const RE2 counting("[0-9]件");
  static const RE2 alone(INKAN_FIGURE "件(?:\\([^()]*\\))?");
  std::string bare;
  if (RE2::FullMatch(text_, alone, &bare)) {
    const auto value = ParseFigure(bare);
    return value ? std::optional(Figure{*value, LineAt(0)}) : std::nullopt;
  }
  for (std::string_view rest = text_; !rest.empty();) {
    const std::string_view sentence = TakeSentence(rest);
    if (!RE2::PartialMatch(sentence, counting)) continue;
    re2::StringPiece figure;
    if (HoldsSeveral(sentence) || !RE2::PartialMatch(sentence, closing, &figure)) break;
    return FigureOf({figure.data(), figure.size()});
  }
  return std::nullopt;
}

std::optional<Figure> Prose::FigureOf(std::string_view digits) const {
  const auto value = ParseFigure(digits);
  if (!value) return std::nullopt;
  return Figure{*value, LineAt(static_cast<std::size_t>(digits.data() - text_.data()))};
}

int Prose::LineAt(std::size_t offset) const {
  const auto after =
      std::upper_bound(starts_.begin(), starts_.end(), offset,
                       [](std::size_t at, const auto& start) { return at < start.first; });
  return after == starts_.begin() ? 0 : std::prev(after)->second;
}

}  // namespace parse
