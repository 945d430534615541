#include "parse/notice_header.h"

#include <re2/re2.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/text.h"
#include "parse/dates.h"
#include "parse/notice_heads.h"
#include "parse/notice_lines.h"

namespace parse {
namespace {

// Where the header is: from the line behind the mark, or that of the number, to what is no header.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool marked = false;
  std::string name;  // from the mark
};

bool EndsNoticeHeader(const std::string& text) { return IsMainHead(text) || IsContentsHead(text); }

Span SpanOf(const std::vector<Line>& lines) {
  static const RE2 number("\\s*(?:\\S{1,12}\\s*:\\s*)?JPCERT-[A-Z][A-Z0-9-]+(?:\\s+[!-~]{1,20})*");
  Span span;
  bool numbered = false;
  bool told = false;  // a sentence was there: numbers behind it are those of other documents
  bool ruled = false;
  const std::size_t last = std::min(lines.size(), kHeaderLines);
  for (; span.end < last && !EndsNoticeHeader(lines[span.end].text); ++span.end) {
    const std::string& text = lines[span.end].text;
    told = told || HoldsSentence(text);
    if (!span.marked && IsAlertMark(text, &span.name)) {
      span.begin = span.end + 1;
      span.marked = true;
    } else if (!numbered && !told && RE2::FullMatch(text, number)) {
      numbered = true;
      if (!span.marked) span.begin = span.end;
    } else if (IsFooterRule(text) && !numbered) {
      ruled = true;
    } else if (IsFooterRule(text) && ruled && !span.marked) {
      break;
    }
  }
  return span;
}

using Paragraph = std::vector<const Line*>;

// The paragraphs of lines that are not usual, up to the first sentence.
std::vector<Paragraph> ParagraphsOf(const std::vector<Line>& lines, const Span& span) {
  std::vector<Paragraph> paragraphs(1);
  for (std::size_t i = span.begin; i < span.end; ++i) {
    const std::string text = Collapse(lines[i].text);
    if (HoldsSentence(text)) {
      paragraphs.pop_back();
      return paragraphs;
    }
    const bool title = !text.empty() && !IsRule(text) && !IsAlertMark(text) && !IsUsualLine(text) &&
                       !IsDateLine(text);
    if (title) {
      paragraphs.back().push_back(&lines[i]);
    } else if (!paragraphs.back().empty()) {
      paragraphs.emplace_back();
    }
  }
  if (paragraphs.back().empty()) paragraphs.pop_back();
  return paragraphs;
}

bool IsTitle(const Paragraph& paragraph) {
  constexpr std::size_t kMaxLines = 4;
  constexpr std::size_t kMaxLine = 400;  // bytes; what is longer is text
  return paragraph.size() <= kMaxLines &&
         std::all_of(paragraph.begin(), paragraph.end(),
                     [](const Line* line) { return line->text.size() <= kMaxLine; });
}

bool IsSubtitle(std::string_view text) {
  text = base::Trim(text);
  return StartsWith(text, "〜") || StartsWith(text, "―") || StartsWith(text, "- ");
}

std::string Joined(Paragraph::const_iterator begin, Paragraph::const_iterator end) {
  std::string text;
  for (; begin != end; ++begin) AppendWrapped(text, Collapse((*begin)->text));
  return text;
}

void ReadTitles(const std::vector<Paragraph>& paragraphs, NoticeHeader& header) {
  if (paragraphs.empty() || !IsTitle(paragraphs[0])) return;
  const Paragraph& first = paragraphs[0];
  const auto ascii = [](const Line* line) { return !base::HasHighBytes(line->text); };
  const bool apart = paragraphs.size() > 1 && IsTitle(paragraphs[1]) &&
                     std::all_of(paragraphs[1].begin(), paragraphs[1].end(), ascii);
  auto end = std::find_if(first.begin() + 1, first.end(),
                          [](const Line* line) { return IsSubtitle(line->text); });
  if (end != first.end()) {
    header.subtitle = Field{"subtitle", Joined(end, first.end()), (*end)->number};
  } else if (!apart && !ascii(first[0])) {
    while (ascii(*(end - 1))) --end;
    if (end != first.end())
      header.title_en = Field{"title-en", Joined(end, first.end()), (*end)->number};
  }
  header.title = Joined(first.begin(), end);
  if (apart && base::HasHighBytes(*header.title)) {
    const Paragraph& second = paragraphs[1];
    header.title_en = Field{"title-en", Joined(second.begin(), second.end()), second[0]->number};
  }
  if (!header.subtitle && paragraphs.size() > 1 && IsTitle(paragraphs[1]) &&
      IsSubtitle(paragraphs[1][0]->text)) {
    const Paragraph& second = paragraphs[1];
    header.subtitle = Field{"subtitle", Joined(second.begin(), second.end()), second[0]->number};
  }
}

void ReadAddresses(const std::vector<Line>& lines, std::size_t end, NoticeHeader& header) {
  static const RE2 latest(
      "\\s*(?:最新情報|最新版)\\s*[:(]?\\s*<?((?:https?|ftp)://[^\\s<>()]+)[>)]?\\s*");
  static const RE2 own("\\s*(?:URL\\s*:\\s*)?<?((?:https?|ftp)://[^\\s<>()]+)>?\\s*");
  static const RE2 label("\\s*(?:最新情報|最新版)\\s*:?\\s*");
  for (std::size_t i = 0; i < end; ++i) {
    const auto& [text, number] = lines[i];
    std::string url;
    const bool labelled = i > 0 && RE2::FullMatch(lines[i - 1].text, label);
    if (RE2::FullMatch(text, latest, &url) || (labelled && RE2::FullMatch(text, own, &url))) {
      if (!header.latest) header.latest = Field{"latest", std::move(url), number};
    } else if (!header.url && RE2::FullMatch(text, own, &url)) {
      header.url = Field{"url", std::move(url), number};
    }
  }
}

std::optional<std::string> DateOf(const std::vector<Line>& lines, std::size_t end) {
  for (std::size_t i = 0; i < end; ++i) {
    const std::string_view text = base::Trim(lines[i].text);
    auto date = FindDate(text);
    if (!date) continue;
    if (IsAlertMark(text) || (date->begin == 0 && date->end == text.size()))
      return std::move(date->iso);
  }
  return std::nullopt;
}

// Addresses that a sentence leads to are not the document's own.
std::size_t EndOfAddresses(const std::vector<Line>& lines, const Span& span) {
  std::size_t end = span.begin;
  while (end < span.end && !HoldsSentence(lines[end].text)) ++end;
  return end;
}

// Documents of the nineties may have their title above the number.
Span Above(const Span& span) {
  Span above;
  above.end = span.begin;
  return above;
}

}  // namespace

NoticeHeader ReadNoticeHeader(const std::vector<Line>& lines) {
  const Span span = SpanOf(lines);
  NoticeHeader header;
  ReadTitles(ParagraphsOf(lines, span), header);
  if (!header.title && !span.name.empty()) header.title = span.name;
  if (!header.title && span.begin > 0) ReadTitles(ParagraphsOf(lines, Above(span)), header);
  ReadAddresses(lines, EndOfAddresses(lines, span), header);
  header.date = DateOf(lines, span.end);
  return header;
}

}  // namespace parse
