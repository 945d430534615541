// Running text whose lines were broken anywhere.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/lines.h"

namespace parse {

inline constexpr std::string_view kFullStop = "。";

// A count that a sentence states.
struct Figure {
  std::int64_t value = 0;
  int line = 0;  // on which its digits stand
};

// Whether the last character is a full stop or a colon, as of a sentence that introduces a list.
bool EndsInStop(std::string_view text);

// Lines put together without the blanks and line ends between them, because Japanese is broken in
// the middle of words. Only between two ASCII letters or digits a blank stays, and where a line end
// stood between two digits, or a blank behind a comma between them, a line end, so that no number
// is made of two.
class Prose {
 public:
  void Add(const Line& line);
  void Clear();
  const std::string& Text() const { return text_; }

  // The first count "N件" of a sentence that holds one of the `words`.
  // `stated_only` takes only the forms that say what is counted: "…数は N件", "N件の…報告" and,
  // where the sentence speaks of no part (うち), "報告は N件".
  // Of several in the sentence the one beside 合計 or 計 is taken, and none where no word says
  // which is the sum; parts behind うち do not count. A number that may be the end of one broken
  // over two lines is not taken.
  std::optional<Figure> FindCount(std::initializer_list<std::string_view> words,
                                  bool stated_only = false) const;

  // The count that the first sentence with a count ends on, "… 2件。", or that is all there is:
  // "2件 (前期比 3件減)".
  std::optional<Figure> FindClosingCount() const;

 private:
  std::optional<Figure> FigureOf(std::string_view digits) const;  // a piece of text_
  int LineAt(std::size_t offset) const;

  std::string text_;
  std::vector<std::pair<std::size_t, int>> starts_;  // offset in text_, line number
};

}  // namespace parse
