#include "parse/notice_sections.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "parse/notice_heads.h"

namespace parse {
namespace {

struct FoundHead {
  NoticeHeadKind kind;
  Section section;
  std::size_t at;   // its line
  std::size_t end;  // the line behind it
};

std::size_t SpacesBefore(std::string_view line) {
  return std::min(line.find_first_not_of(' '), line.size());
}

bool StandsApart(const std::vector<Line>& lines, std::size_t at) {
  constexpr std::size_t kShort = 60;  // bytes: a longer one may have been broken
  const auto open = [&](std::size_t i) {
    return IsBlank(lines[i].text) || IsRule(lines[i].text) || IsMainHead(lines[i].text);
  };
  if (at > 0 && !open(at - 1)) return false;
  if (at + 1 >= lines.size() || open(at + 1)) return true;
  const std::string& text = lines[at].text;
  return base::Trim(text).size() < kShort && SpacesBefore(lines[at + 1].text) > SpacesBefore(text);
}

// The second line of a title that was too long for one.
void TakeWrapped(const std::vector<Line>& lines, FoundHead& head) {
  constexpr std::size_t kFull = 75;  // bytes, which are 50 columns of Japanese or more
  const std::size_t next = head.at + 1;
  if (next >= lines.size() || lines[head.at].text.size() < kFull) return;
  const std::string& text = lines[next].text;
  const bool ends = next + 1 >= lines.size() || IsBlank(lines[next + 1].text);
  if (!ends || IsBlank(text) || IsRule(text) || base::Contains(text, "。") ||
      FindNoticeHead(text) || SpacesBefore(text) <= SpacesBefore(lines[head.at].text)) {
    return;
  }
  AppendWrapped(head.section.title, Collapse(text));
  head.end = next + 1;
}

// What may be a head within a list of references: one like that of the list, no further right.
struct Bound {
  NoticeHeadKind lowest = NoticeHeadKind::kMark;
  std::size_t indent = std::string::npos;
};

bool IsWithin(const Bound& bound, NoticeHeadKind kind, std::string_view line) {
  if (kind <= NoticeHeadKind::kRoman) return true;
  return kind <= bound.lowest && SpacesBefore(line) <= bound.indent;
}

std::vector<FoundHead> FindHeads(const std::vector<Line>& lines) {
  std::vector<FoundHead> heads;
  Bound bound;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const auto& [text, number] = lines[i];
    auto head = FindNoticeHead(text);
    const bool references = IsReferencesHead(lines, i);
    if (references) bound = {head ? head->kind : NoticeHeadKind::kRoman, SpacesBefore(text)};
    if (!head || IsContentsHead(text) || !IsWithin(bound, head->kind, text)) continue;
    if (head->kind > NoticeHeadKind::kRoman && !StandsApart(lines, i)) continue;
    if (!references) bound = {};
    Section section{1, std::move(head->marker), std::move(head->title), "section", number};
    heads.push_back({head->kind, std::move(section), i, i + 1});
    TakeWrapped(lines, heads.back());
  }
  return heads;
}

bool IsSameHead(const FoundHead& a, const FoundHead& b) {
  return a.kind == b.kind && a.section.marker == b.section.marker &&
         (a.kind <= NoticeHeadKind::kRoman || a.section.title == b.section.title);
}

// The body starts where the first head of the table of contents comes again.
void DropContents(const std::vector<Line>& lines, std::vector<FoundHead>& heads) {
  const auto contents = std::find_if(lines.begin(), lines.end(),
                                     [](const Line& line) { return IsContentsHead(line.text); });
  const auto at = static_cast<std::size_t>(contents - lines.begin());
  const auto first = std::find_if(heads.begin(), heads.end(),
                                  [at](const FoundHead& head) { return head.at > at; });
  if (contents == lines.end() || first == heads.end()) return;
  const auto body = std::find_if(first + 1, heads.end(),
                                 [&](const FoundHead& head) { return IsSameHead(*first, head); });
  if (body != heads.end()) heads.erase(first, body);
}

// The line at which what starts at `begin` ends at the latest.
std::vector<std::size_t> FooterAfter(const std::vector<Line>& lines) {
  std::vector<std::size_t> footer(lines.size() + 1, lines.size());
  for (std::size_t i = lines.size(); i > 0; --i) {
    footer[i - 1] = IsFooterRule(lines[i - 1].text) ? i - 1 : footer[i];
  }
  return footer;
}

bool IsUnnumbered(NoticeHeadKind kind) {
  return kind == NoticeHeadKind::kBracket || kind == NoticeHeadKind::kMark;
}

bool IsTop(NoticeHeadKind kind, NoticeHeadKind top) {
  return kind == top || (IsUnnumbered(kind) && IsUnnumbered(top));
}

std::vector<NoticeSection> SectionsOf(const std::vector<Line>& lines,
                                      std::vector<FoundHead>& heads) {
  NoticeHeadKind top = NoticeHeadKind::kMark;
  for (const FoundHead& head : heads) top = std::min(top, head.kind);
  const auto footer = FooterAfter(lines);
  std::vector<NoticeSection> sections;
  std::array<std::size_t, 2> next = {lines.size(), lines.size()};  // head of a level, from behind
  for (auto head = heads.rbegin(); head != heads.rend(); ++head) {
    const int level = IsTop(head->kind, top) ? 1 : 2;
    head->section.level = level;
    const std::size_t end = level == 1 ? next[0] : std::min(next[0], next[1]);
    sections.push_back(
        {std::move(head->section), head->at, head->end, std::min(end, footer[head->end])});
    next.at(static_cast<std::size_t>(level - 1)) = head->at;
  }
  std::reverse(sections.begin(), sections.end());
  return sections;
}

}  // namespace

std::vector<NoticeSection> ReadNoticeSections(const std::vector<Line>& lines) {
  auto heads = FindHeads(lines);
  DropContents(lines, heads);
  return SectionsOf(lines, heads);
}

}  // namespace parse
