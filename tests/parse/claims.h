// What must hold of the facts of any text, however broken: each stands where it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/document.h"
#include "parse/lines.h"

namespace parse_test {

// The digits of a number stand on its line, not as part of a longer number.
bool Stands(const parse::Count& count, const std::vector<parse::Line>& lines);

class Claims {
 public:
  // Of the text with these lines, as parse::ReadLines gives them.
  explicit Claims(const std::vector<parse::Line>& lines);

  // The first fact that is not in the text, has a line that is not there, or a day that no calendar
  // has, in words; empty where all is well.
  std::string FirstFalse(const parse::Document& document) const;

  // Blanks aside, whether the words stand in the text, and the line is one of it.
  bool Hold(std::string_view words, int line) const;

 private:
  std::vector<parse::Line> lines_;
  std::string text_;  // without blanks
};

}  // namespace parse_test
