// How one text became another: hunks of lines, with the words that changed within them.
//
// The comparison is libgit2's, so the lines are those of `git diff`: Myers' algorithm with the
// heuristics that cut its quadratic time off. Words are compared in the same way, block by block,
// up to a bound; beyond it whole lines count as changed. Texts are UTF-8 and hostile: nothing here
// is escaped yet. Pure functions, of any thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace report {

struct Span {
  std::string text;
  bool is_changed = false;
};

struct DiffLine {
  char op = ' ';     // ' ' in both, '-' in the old text alone, '+' in the new one
  int old_line = 0;  // from 1; 0 where there is none
  int new_line = 0;
  std::vector<Span> spans;  // the whole line; none for an empty one
};

struct Hunk {
  int old_start = 0;
  int old_lines = 0;
  int new_start = 0;
  int new_lines = 0;
  std::vector<DiffLine> lines;
};

// No hunks where the texts are the same. Fails when libgit2 does: out of memory.
base::Result<std::vector<Hunk>> DiffTexts(std::string_view before, std::string_view after);

}  // namespace report
