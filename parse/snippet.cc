#include "parse/snippet.h"

#include <algorithm>

#include "base/escape.h"
#include "parse/bigrams.h"

namespace parse {
namespace {

constexpr int kCharactersBefore = 30;
constexpr int kCharactersAfter = 70;  // behind the start of what was found
constexpr std::string_view kCut = "…";

using Mark = Snippet::Mark;

bool IsSame(const Token& token, const std::string& wanted, bool is_prefix) {
  return is_prefix ? token.text.rfind(wanted, 0) == 0 : token.text == wanted;
}

bool StandsAt(const std::vector<Token>& tokens, std::size_t at, const SearchTerm& term) {
  const std::size_t count = term.tokens.size();
  if (count > tokens.size() - at) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const bool is_prefix = term.is_prefix && i + 1 == count;
    if (!IsSame(tokens[at + i], term.tokens[i], is_prefix)) return false;
  }
  return true;
}

Mark MarkOf(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
            const SearchTerm& term) {
  const Token& last = tokens[at + term.tokens.size() - 1];
  const std::size_t end =
      term.is_prefix ? last.begin + base::DecodeUtf8(text.substr(last.begin)).size : last.end;
  return {tokens[at].begin, end};
}

// Everything that was found, by where it starts.
std::vector<Mark> FindMarks(std::string_view text, const SearchQuery& query) {
  const std::vector<Token> tokens = CutTokens(text);
  std::vector<Mark> marks;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    for (const auto& group : query.wanted) {
      for (const SearchTerm& term : group) {
        if (StandsAt(tokens, at, term)) marks.push_back(MarkOf(text, tokens, at, term));
      }
    }
  }
  return marks;
}

bool IsContinuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

std::size_t Back(std::string_view text, std::size_t at, int characters) {
  while (at > 0 && characters-- > 0) {
    do --at;
    while (at > 0 && IsContinuation(text[at]));
  }
  return at;
}

std::size_t Forth(std::string_view text, std::size_t at, int characters) {
  while (at < text.size() && characters-- > 0) {
    do ++at;
    while (at < text.size() && IsContinuation(text[at]));
  }
  return at;
}

// Writes a part of the text on one line and keeps what is marked.
class Writer {
 public:
  Writer(const std::vector<Mark>& found, Snippet& snippet) : found_(found), snippet_(snippet) {}

  void Write(std::string_view text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const base::CodePoint next = base::DecodeUtf8(text.substr(at));
      if (IsGap(next.value)) {
        gap_ = true;
        broken_ = broken_ || next.value == '\n';
      } else {
        WriteOne(text.substr(at, next.size), next.value, IsFound(at));
      }
      at += next.size;
    }
    Turn(false);
  }

 private:
  static bool IsGap(int c) {
    return (c >= 0 && c <= 0x20) || (c >= 0x7F && c <= 0xA0) || c == 0x3000;
  }
  bool IsFound(std::size_t at) const {
    return std::any_of(found_.begin(), found_.end(),
                       [&](const Mark& mark) { return mark.begin <= at && at < mark.end; });
  }
  void WriteOne(std::string_view bytes, int c, bool is_found) {
    if (!is_found) Turn(false);
    // Japanese is broken in the middle of words.
    const bool is_word = broken_ && IsRunCharacter(last_) && IsRunCharacter(c);
    if (gap_ && last_ != 0 && !is_word) snippet_.text += ' ';
    gap_ = broken_ = false;
    Turn(is_found);
    snippet_.text += bytes;
    last_ = c;
  }
  void Turn(bool is_found) {
    if (is_found == is_open_) return;
    if (is_found) snippet_.marks.push_back({snippet_.text.size(), 0});
    if (!is_found) snippet_.marks.back().end = snippet_.text.size();
    is_open_ = is_found;
  }

  const std::vector<Mark>& found_;
  Snippet& snippet_;
  int last_ = 0;
  bool gap_ = false;
  bool broken_ = false;
  bool is_open_ = false;
};

}  // namespace

Snippet MakeSnippet(std::string_view text, const SearchQuery& query) {
  Snippet snippet;
  std::vector<Mark> found = FindMarks(text, query);
  if (found.empty()) return snippet;
  const std::size_t place = found.front().begin;
  snippet.line = 1 + static_cast<int>(std::count(
                         text.begin(), text.begin() + static_cast<std::ptrdiff_t>(place), '\n'));
  const std::size_t begin = Back(text, place, kCharactersBefore);
  const std::size_t end = Forth(text, place, kCharactersAfter);
  found.erase(std::remove_if(found.begin(), found.end(),
                             [&](const Mark& mark) { return mark.begin >= end; }),
              found.end());
  if (begin > 0) snippet.text += kCut;
  Writer(found, snippet).Write(text, begin, end);
  if (end < text.size()) snippet.text += kCut;
  return snippet;
}

}  // namespace parse
