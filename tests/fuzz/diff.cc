// Two texts: before and after.
#include <string>
#include <vector>

#include "base/escape.h"
#include "base/text.h"
#include "report/text_diff.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

std::string TextOf(const report::DiffLine& line) {
  std::string text;
  for (const report::Span& span : line.spans) text += span.text;
  return text;
}

// Every line of a hunk is the line of the text that it says.
void CheckLine(const report::DiffLine& line, const std::vector<std::string_view>& before,
               const std::vector<std::string_view>& after) {
  const auto is = [&](int number, const std::vector<std::string_view>& lines) {
    return number >= 1 && number <= static_cast<int>(lines.size()) &&
           lines[static_cast<std::size_t>(number) - 1] == TextOf(line);
  };
  Require(line.op == '+' || is(line.old_line, before), "a line stands in the old text");
  Require(line.op == '-' || is(line.new_line, after), "a line stands in the new text");
}

}  // namespace

void Diff(std::string_view bytes) {
  Input input(bytes);
  const std::string before = base::ValidUtf8(input.Piece());
  const std::string after = base::ValidUtf8(input.Piece());
  const auto hunks = report::DiffTexts(before, after);
  Require(hunks.has_value(), "texts can be compared");
  Require(before != after || hunks->empty(), "the same text has no differences");
  const auto old_lines = base::Split(before, '\n');
  const auto new_lines = base::Split(after, '\n');
  for (const report::Hunk& hunk : *hunks) {
    for (const report::DiffLine& line : hunk.lines) CheckLine(line, old_lines, new_lines);
  }
}

}  // namespace fuzz
