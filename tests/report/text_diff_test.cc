#include "report/text_diff.h"

#include <doctest/doctest.h>

#include "report/text_diff_render.h"

namespace {

using Strings = std::vector<std::string>;

std::string Rendered(const std::string& before, const std::string& after) {
  return report::RenderHunks(report::DiffTexts(before, after).value(), report::Marks::kSigns);
}

std::string Repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("equal texts have no hunks") {
  CHECK(report::DiffTexts("a\nb", "a\nb").value().empty());
  CHECK(report::DiffTexts("", "").value().empty());
}

TEST_CASE("the words that changed are marked within their line") {
  CHECK(Rendered("報告は30件", "連絡は30件") ==
        "@@ -1,1 +1,1 @@\n-[-報告-]は30件\n+{+連絡+}は30件\n");
}

TEST_CASE("lines without a word in common are not cut up") {
  CHECK(Rendered("one", "zwei") == "@@ -1,1 +1,1 @@\n-one\n+zwei\n");
}

TEST_CASE("an added line is whole") {
  CHECK(Rendered("a\nc", "a\nb\nc") == "@@ -1,2 +1,3 @@\n a\n+b\n c\n");
}

TEST_CASE("the last line end is no difference") { CHECK(Rendered("a", "a\n").empty()); }

TEST_CASE("the spans of a line are its text") {
  const auto hunks = report::DiffTexts("x 1 y\nx 2 y\n\n", "x 3 y\nx 2 z\nnew\n").value();
  Strings lines;
  for (const report::DiffLine& line : hunks.front().lines) {
    std::string text(1, line.op);
    for (const report::Span& span : line.spans) text += span.text;
    lines.push_back(text);
  }
  CHECK(lines == Strings{"-x 1 y", "-x 2 y", "-", "+x 3 y", "+x 2 z", "+new"});
}

TEST_CASE("what a terminal would obey is escaped in both forms") {
  const auto hunks = report::DiffTexts("a\x1b[2J b", "a\x1b[2J c").value();
  CHECK(report::RenderHunks(hunks, report::Marks::kSigns).find('\x1b') == std::string::npos);
  CHECK(report::RenderHunks(hunks, report::Marks::kColours).find("\x1b[2J") == std::string::npos);
}

TEST_CASE("a large block is compared by lines alone") {
  const auto hunks =
      report::DiffTexts(Repeated("a ", 20000) + "x", Repeated("a ", 20000) + "y").value();
  CHECK(hunks.front().lines.front().spans.size() == 1);
}

TEST_CASE("text that holds a NUL is compared as text") {
  CHECK(report::DiffTexts(std::string("a\0b", 3), std::string("a\0c", 3)).value().size() == 1);
}
