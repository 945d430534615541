#include "report/text_diff_render.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/escape.h"

namespace report {
namespace {

struct Style {
  const char* line;
  const char* open;
  const char* close;
  const char* end;
};

// Red and green, the changed words in reverse.
constexpr Style kRemovedColours = {"\x1b[31m", "\x1b[7m", "\x1b[27m", "\x1b[m"};
constexpr Style kAddedColours = {"\x1b[32m", "\x1b[7m", "\x1b[27m", "\x1b[m"};
constexpr Style kRemovedSigns = {"", "[-", "-]", ""};
constexpr Style kAddedSigns = {"", "{+", "+}", ""};
constexpr Style kNone = {"", "", "", ""};

const Style& StyleOf(char op, Marks marks) {
  if (op == '-') return marks == Marks::kColours ? kRemovedColours : kRemovedSigns;
  if (op == '+') return marks == Marks::kColours ? kAddedColours : kAddedSigns;
  return kNone;
}

std::string RenderLine(const DiffLine& line, Marks marks) {
  const Style& style = StyleOf(line.op, marks);
  std::string text = style.line + std::string(1, line.op);
  const bool is_whole = line.spans.size() == 1 && line.spans.front().is_changed;
  for (const Span& span : line.spans) {
    const std::string shown = base::EscapeForTerminal(span.text);
    text += span.is_changed && !is_whole ? style.open + shown + style.close : shown;
  }
  return text + style.end + "\n";
}

nlohmann::ordered_json LineNumber(int line) {
  return line == 0 ? nlohmann::ordered_json() : nlohmann::ordered_json(line);
}

nlohmann::ordered_json LineJson(const DiffLine& line) {
  auto spans = nlohmann::ordered_json::array();
  std::string text;
  for (const Span& span : line.spans) {
    spans.push_back({{"text", base::ValidUtf8(span.text)}, {"changed", span.is_changed}});
    text += span.text;
  }
  return {{"op", std::string(1, line.op)},
          {"old_line", LineNumber(line.old_line)},
          {"new_line", LineNumber(line.new_line)},
          {"text", base::ValidUtf8(text)},
          {"spans", std::move(spans)}};
}

}  // namespace

std::string RenderHunks(const std::vector<Hunk>& hunks, Marks marks) {
  std::string text;
  for (const Hunk& hunk : hunks) {
    text += fmt::format("@@ -{},{} +{},{} @@\n", hunk.old_start, hunk.old_lines, hunk.new_start,
                        hunk.new_lines);
    for (const DiffLine& line : hunk.lines) text += RenderLine(line, marks);
  }
  return text;
}

nlohmann::ordered_json HunksJson(const std::vector<Hunk>& hunks) {
  auto array = nlohmann::ordered_json::array();
  for (const Hunk& hunk : hunks) {
    auto lines = nlohmann::ordered_json::array();
    for (const DiffLine& line : hunk.lines) lines.push_back(LineJson(line));
    array.push_back({{"old_start", hunk.old_start},
                     {"old_lines", hunk.old_lines},
                     {"new_start", hunk.new_start},
                     {"new_lines", hunk.new_lines},
                     {"lines", std::move(lines)}});
  }
  return array;
}

}  // namespace report
