#include "report/text_diff.h"

#include <utility>

#include "base/text.h"
#include "report/line_diff.h"
#include "report/words.h"

namespace report {
namespace {

// Of the two sides of one changed block, and of all that are compared by words.
constexpr std::size_t kMaxBlockBytes = 50'000;
constexpr std::size_t kMaxWordBytes = 1'000'000;
constexpr unsigned kContextLines = 3;

// A word a line, for the comparison of lines. The line end is a word that is empty.
std::string OneWordALine(const std::vector<std::string_view>& words) {
  std::string text;
  for (const std::string_view word : words) text.append(word == "\n" ? "" : word).append("\n");
  return text;
}

struct MarkedWords {
  std::vector<std::string_view> words;
  std::vector<bool> is_changed;
};

bool HasCommonLetters(const MarkedWords& side) {
  for (std::size_t i = 0; i < side.words.size(); ++i) {
    const bool is_blank = base::Trim(side.words[i]).empty();
    if (!side.is_changed[i] && !is_blank) return true;
  }
  return false;
}

base::Status MarkWords(MarkedWords& before, MarkedWords& after) {
  const auto hunks = DiffLines(OneWordALine(before.words), OneWordALine(after.words), 0);
  if (!hunks) return base::Forward(hunks);
  for (const Hunk& hunk : *hunks) {
    for (const DiffLine& line : hunk.lines) {
      if (line.op == '-') before.is_changed[static_cast<std::size_t>(line.old_line - 1)] = true;
      if (line.op == '+') after.is_changed[static_cast<std::size_t>(line.new_line - 1)] = true;
    }
  }
  return {};
}

// Lines [begin, end) of a hunk, all of one side of a changed block.
struct Side {
  std::size_t begin;
  std::size_t end;
};

std::string TextOf(const Hunk& hunk, Side side) {
  std::string text;
  for (std::size_t i = side.begin; i < side.end; ++i) {
    for (const Span& span : hunk.lines[i].spans) text += span.text;
    text += '\n';
  }
  return text;
}

// Cuts the lines anew, into spans of words that changed and that did not.
void Respan(Hunk& hunk, Side side, const MarkedWords& marked) {
  std::size_t line = side.begin;
  for (std::size_t i = side.begin; i < side.end; ++i) hunk.lines[i].spans.clear();
  for (std::size_t i = 0; i < marked.words.size(); ++i) {
    if (marked.words[i] == "\n") {
      ++line;
      continue;
    }
    auto& spans = hunk.lines[line].spans;
    if (spans.empty() || spans.back().is_changed != marked.is_changed[i]) {
      spans.push_back({"", marked.is_changed[i]});
    }
    spans.back().text += marked.words[i];
  }
}

MarkedWords Unmarked(std::string_view text) {
  MarkedWords marked{SplitWords(text), {}};
  marked.is_changed.assign(marked.words.size(), false);
  return marked;
}

// A block that has no word in common with what replaces it is not cut up.
base::Status MarkBlock(Hunk& hunk, Side removed, Side added, std::size_t& budget) {
  const std::string before = TextOf(hunk, removed);
  const std::string after = TextOf(hunk, added);
  const std::size_t size = before.size() + after.size();
  if (size > kMaxBlockBytes || size > budget) return {};
  budget -= size;
  MarkedWords old_words = Unmarked(before);
  MarkedWords new_words = Unmarked(after);
  if (auto marked = MarkWords(old_words, new_words); !marked) return marked;
  if (!HasCommonLetters(old_words)) return {};
  Respan(hunk, removed, old_words);
  Respan(hunk, added, new_words);
  return {};
}

std::size_t EndOf(const Hunk& hunk, std::size_t begin, char op) {
  while (begin < hunk.lines.size() && hunk.lines[begin].op == op) ++begin;
  return begin;
}

base::Status MarkHunk(Hunk& hunk, std::size_t& budget) {
  for (std::size_t at = 0; at < hunk.lines.size();) {
    const Side removed{at, EndOf(hunk, at, '-')};
    const Side added{removed.end, EndOf(hunk, removed.end, '+')};
    if (removed.begin < removed.end && added.begin < added.end) {
      if (auto marked = MarkBlock(hunk, removed, added, budget); !marked) return marked;
    }
    at = added.end > at ? added.end : at + 1;
  }
  return {};
}

// The last line of a signed text has no end; one in the middle of the other text has.
std::string WithLastEnd(std::string_view text) {
  std::string whole(text);
  if (!whole.empty() && whole.back() != '\n') whole += '\n';
  return whole;
}

}  // namespace

base::Result<std::vector<Hunk>> DiffTexts(std::string_view before, std::string_view after) {
  auto hunks = DiffLines(WithLastEnd(before), WithLastEnd(after), kContextLines);
  if (!hunks) return hunks;
  std::size_t budget = kMaxWordBytes;
  for (Hunk& hunk : *hunks) {
    if (auto marked = MarkHunk(hunk, budget); !marked) return base::Forward(marked);
  }
  return hunks;
}

}  // namespace report
