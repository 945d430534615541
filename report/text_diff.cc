#include "report/text_diff.h"

#include <fmt/format.h>
#include <git2.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "base/text.h"
#include "report/words.h"

namespace report {
namespace {

// Of the two sides of one changed block, and of all that are compared by words.
constexpr std::size_t kMaxBlockBytes = 50'000;
constexpr std::size_t kMaxWordBytes = 1'000'000;
constexpr unsigned kContextLines = 3;

class Library {
 public:
  Library() { git_libgit2_init(); }
  ~Library() { git_libgit2_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

struct FreePatch {
  void operator()(git_patch* patch) const { git_patch_free(patch); }
};
using Patch = std::unique_ptr<git_patch, FreePatch>;

base::Result<Patch> MakePatch(std::string_view before, std::string_view after, unsigned context) {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  options.flags = GIT_DIFF_FORCE_TEXT;  // a NUL makes no binary file of a document
  options.context_lines = context;
  git_patch* patch = nullptr;
  if (git_patch_from_buffers(&patch, before.data(), before.size(), "", after.data(), after.size(),
                             "", &options) != 0) {
    const git_error* error = git_error_last();
    return base::Failed(fmt::format("the texts cannot be compared: {}",
                                    error == nullptr ? "no reason is given" : error->message));
  }
  return Patch(patch);
}

std::string_view ContentOf(const git_diff_line& line) {
  std::string_view text(line.content, line.content_len);
  if (!text.empty() && text.back() == '\n') text.remove_suffix(1);
  return text;
}

// Calls `take` for each line of each hunk; what libgit2 adds of missing line ends is left out.
template <typename Take>
void ForEachLine(git_patch* patch, std::size_t hunk, Take take) {
  const int count = git_patch_num_lines_in_hunk(patch, hunk);
  for (int i = 0; i < count; ++i) {
    const git_diff_line* line = nullptr;
    git_patch_get_line_in_hunk(&line, patch, hunk, static_cast<std::size_t>(i));
    if (line->origin == GIT_DIFF_LINE_CONTEXT || line->origin == GIT_DIFF_LINE_ADDITION ||
        line->origin == GIT_DIFF_LINE_DELETION) {
      take(*line);
    }
  }
}

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
  const std::string old_words = OneWordALine(before.words);
  const std::string new_words = OneWordALine(after.words);
  auto patch = MakePatch(old_words, new_words, 0);
  if (!patch) return base::Forward(patch);
  const std::size_t hunks = git_patch_num_hunks(patch->get());
  for (std::size_t hunk = 0; hunk < hunks; ++hunk) {
    ForEachLine(patch->get(), hunk, [&](const git_diff_line& line) {
      if (line.origin == GIT_DIFF_LINE_DELETION) {
        before.is_changed[static_cast<std::size_t>(line.old_lineno - 1)] = true;
      } else if (line.origin == GIT_DIFF_LINE_ADDITION) {
        after.is_changed[static_cast<std::size_t>(line.new_lineno - 1)] = true;
      }
    });
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

Hunk ReadHunk(git_patch* patch, std::size_t index) {
  const git_diff_hunk* head = nullptr;
  std::size_t unused = 0;
  git_patch_get_hunk(&head, &unused, patch, index);
  Hunk hunk{head->old_start, head->old_lines, head->new_start, head->new_lines, {}};
  ForEachLine(patch, index, [&hunk](const git_diff_line& line) {
    DiffLine read{line.origin, std::max(0, line.old_lineno), std::max(0, line.new_lineno), {}};
    const bool is_changed = line.origin != GIT_DIFF_LINE_CONTEXT;
    if (line.content_len > 0 && *line.content != '\n') {
      read.spans.push_back({std::string(ContentOf(line)), is_changed});
    }
    hunk.lines.push_back(std::move(read));
  });
  return hunk;
}

// The last line of a signed text has no end; one in the middle of the other text has.
std::string WithLastEnd(std::string_view text) {
  std::string whole(text);
  if (!whole.empty() && whole.back() != '\n') whole += '\n';
  return whole;
}

}  // namespace

base::Result<std::vector<Hunk>> DiffTexts(std::string_view before, std::string_view after) {
  const Library library;
  const std::string old_text = WithLastEnd(before);
  const std::string new_text = WithLastEnd(after);
  auto patch = MakePatch(old_text, new_text, kContextLines);
  if (!patch) return base::Forward(patch);
  std::vector<Hunk> hunks;
  std::size_t budget = kMaxWordBytes;
  const std::size_t count = git_patch_num_hunks(patch->get());
  for (std::size_t i = 0; i < count; ++i) {
    hunks.push_back(ReadHunk(patch->get(), i));
    if (auto marked = MarkHunk(hunks.back(), budget); !marked) return base::Forward(marked);
  }
  return hunks;
}

}  // namespace report
