#include "parse/jpcert_report_contents.h"

#include <algorithm>
#include <utility>

#include "parse/jpcert_report_lines.h"

namespace parse {
namespace {

bool EndsTitle(const std::vector<Line>& lines, std::size_t at) {
  if (at >= lines.size()) return true;
  const std::string& text = lines[at].text;
  return IsBlank(text) || IsRule(text) || ItemHeadOn(text) || LinkHeadOn(text) || MemoHeadOn(text);
}

std::size_t FindFirstItem(const std::vector<Line>& lines, std::size_t at) {
  while (at < lines.size() && !IsItemHead(lines, at, 1)) ++at;
  return at;
}

bool HasContentsHead(const std::vector<Line>& lines, std::size_t before) {
  const std::size_t begin = before - std::min<std::size_t>(before, 5);
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(before),
                     [](const Line& line) { return IsContentsHead(line.text); });
}

// The items from the first on, up to a line that no list of contents has.
ReportContents ListAt(const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  ReportContents contents;
  for (std::size_t at = first; at < end; ++at) {
    const std::string& text = lines[at].text;
    if (FindUrl(text).size > 0 || LinkHeadOn(text)) break;
    if (!IsItemHead(lines, at, static_cast<int>(contents.titles.size()) + 1)) continue;
    contents.titles.push_back(ItemTitleAt(lines, at).text);
  }
  contents.end = end;
  return contents;
}

}  // namespace

ItemTitle ItemTitleAt(const std::vector<Line>& lines, std::size_t at) {
  ItemTitle title{ItemHeadOn(lines[at].text)->title, at + 1};
  if (EndsTitle(lines, at + 1) || !EndsTitle(lines, at + 2)) return title;
  const std::string& more = lines[at + 1].text;
  if (HasSentenceEnd(more) || FindUrl(more).size > 0 || IsOtherHead(more)) return title;
  AppendWrapped(title.text, Collapse(more));
  ++title.end;
  return title;
}

bool IsItemHead(const std::vector<Line>& lines, std::size_t at, int number) {
  const auto head = ItemHeadOn(lines[at].text);
  return head && head->number == number && MayStartItem(lines, at);
}

ReportContents FindReportContents(const std::vector<Line>& lines) {
  const std::size_t first = FindFirstItem(lines, 0);
  const std::size_t second = first < lines.size() ? FindFirstItem(lines, first + 1) : first;
  if (second >= lines.size()) return {};
  const std::string title = ItemHeadOn(lines[first].text)->title;
  const std::string again = ItemHeadOn(lines[second].text)->title;
  const bool same = StartsWith(title, again) || StartsWith(again, title);
  if (!same && !HasContentsHead(lines, first)) return {};
  ReportContents contents = ListAt(lines, first, second);
  for (std::size_t at = first; at < second; ++at) {
    if (IsItemHead(lines, at, static_cast<int>(contents.titles.size()) + 1)) return {};
  }
  return contents;
}

}  // namespace parse
