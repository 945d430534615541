#include "parse/jpcert_report_items.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/jpcert_report_lines.h"
#include "parse/jpcert_report_links.h"

namespace parse {
namespace {

constexpr std::size_t kMaxTitle = 400;  // bytes; what is longer is text

struct Title {
  std::string text;
  std::size_t end = 0;  // the line behind it
};

bool EndsTitle(const std::vector<Line>& lines, std::size_t at) {
  if (at >= lines.size()) return true;
  const std::string& text = lines[at].text;
  return IsBlank(text) || IsRule(text) || ItemHeadOn(text) || LinkHeadOn(text) || MemoHeadOn(text);
}

// A second line is the title's where the paragraph ends behind it: publishers and sentences have
// more lines below.
Title TitleAt(const std::vector<Line>& lines, std::size_t at) {
  Title title{ItemHeadOn(lines[at].text)->title, at + 1};
  if (EndsTitle(lines, at + 1) || !EndsTitle(lines, at + 2)) return title;
  const std::string& more = lines[at + 1].text;
  if (HasSentenceEnd(more) || FindUrl(more).size > 0 || IsOtherHead(more)) return title;
  AppendWrapped(title.text, Collapse(more));
  ++title.end;
  return title;
}

struct Contents {
  std::vector<std::string> titles;  // titles[0] is that of item 1
  std::size_t end = 0;              // the first line behind the list
};

bool IsItem(const std::vector<Line>& lines, std::size_t at, int number) {
  const auto head = ItemHeadOn(lines[at].text);
  return head && head->number == number && MayStartItem(lines, at);
}

std::size_t FindFirstItem(const std::vector<Line>& lines, std::size_t at) {
  while (at < lines.size() && !IsItem(lines, at, 1)) ++at;
  return at;
}

bool HasContentsHead(const std::vector<Line>& lines, std::size_t before) {
  const std::size_t begin = before - std::min<std::size_t>(before, 5);
  return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(begin),
                     lines.begin() + static_cast<std::ptrdiff_t>(before),
                     [](const Line& line) { return IsContentsHead(line.text); });
}

// The items from the first on, up to a line that no list of contents has.
Contents ListAt(const std::vector<Line>& lines, std::size_t first, std::size_t end) {
  Contents contents;
  for (std::size_t at = first; at < end; ++at) {
    const std::string& text = lines[at].text;
    if (FindUrl(text).size > 0 || LinkHeadOn(text)) break;
    if (!IsItem(lines, at, static_cast<int>(contents.titles.size()) + 1)) continue;
    contents.titles.push_back(TitleAt(lines, at).text);
  }
  contents.end = end;
  return contents;
}

// A list of contents is headed 目次, or its first title is met again; the items start over behind
// it, and no source of one stands between its titles.
Contents FindContents(const std::vector<Line>& lines) {
  const std::size_t first = FindFirstItem(lines, 0);
  const std::size_t second = first < lines.size() ? FindFirstItem(lines, first + 1) : first;
  if (second >= lines.size()) return {};
  const std::string title = ItemHeadOn(lines[first].text)->title;
  const std::string again = ItemHeadOn(lines[second].text)->title;
  const bool same = StartsWith(title, again) || StartsWith(again, title);
  if (!same && !HasContentsHead(lines, first)) return {};
  Contents contents = ListAt(lines, first, second);
  for (std::size_t at = first; at < second; ++at) {
    if (IsItem(lines, at, static_cast<int>(contents.titles.size()) + 1)) return {};
  }
  return contents;
}

class Reader {
 public:
  Reader(const std::vector<Line>& lines, Contents contents)
      : lines_(lines), contents_(std::move(contents)) {}

  ReportItems Read() {
    for (std::size_t at = contents_.end; at < lines_.size();) at = ReadLine(at);
    return std::move(items_);
  }

 private:
  std::size_t ReadLine(std::size_t at) {
    const Line& line = lines_[at];
    if (const auto memo = MemoHeadOn(line.text)) return StartMemo(at, *memo);
    if (next_ > 0 && IsItem(lines_, at, next_)) return StartItem(at);
    const bool ends = IsRule(line.text) ? !fresh_ : IsOtherHead(line.text);
    if (ends) links_.reset();
    if (links_ && !IsRule(line.text)) links_->Add(line);
    fresh_ = false;
    return at + 1;
  }

  std::size_t StartItem(std::size_t at) {
    const std::string marker = std::to_string(next_);
    Title title = TitleAt(lines_, at);
    const std::string rest = TakeBehindTitle(title.text);
    if (title.text.size() > kMaxTitle) title.text = Shortened(title.text);
    items_.sections.push_back({1, marker, title.text, "item", lines_[at].number});
    links_.emplace(marker, "source", items_.citations);
    if (!rest.empty()) links_->Add({rest, lines_[at].number});
    ++next_;
    fresh_ = true;
    return title.end;
  }

  // What a lost line end has put behind a title that the list of contents has.
  std::string TakeBehindTitle(std::string& title) const {
    const auto index = static_cast<std::size_t>(next_ - 1);
    if (index >= contents_.titles.size()) return {};
    const std::string& listed = contents_.titles[index];
    if (!StartsWith(title, listed + " ")) return {};
    std::string rest = title.substr(listed.size() + 1);
    title = listed;
    return rest;
  }

  // Of a flattened text: up to the last blank that fits.
  static std::string Shortened(const std::string& title) {
    const std::size_t blank = title.rfind(' ', kMaxTitle);
    return blank == std::string::npos ? std::string() : title.substr(0, blank);
  }

  std::size_t StartMemo(std::size_t at, const std::string& behind) {
    static const RE2 own("\\s*[○●◆◇・*]\\s*([^\\s○●◆◇・*].*)");
    std::string title = behind;
    std::size_t end = at + 1;
    while (title.empty() && end < lines_.size() && IsBlank(lines_[end].text)) ++end;
    std::string named;
    if (title.empty() && end < lines_.size() && RE2::FullMatch(lines_[end].text, own, &named) &&
        named.size() <= kMaxTitle && !HasSentenceEnd(named) && FindUrl(named).size == 0) {
      title = Collapse(named);
      ++end;
    } else {
      end = at + 1;
      if (title.empty()) title = HeadWords(lines_[at].text);
    }
    items_.sections.push_back({1, "", std::move(title), "memo", lines_[at].number});
    links_.emplace("", "related", items_.citations);
    next_ = 0;
    fresh_ = true;
    return end;
  }

  static std::string HeadWords(std::string_view line) {
    static const RE2 words("(今週の\\s*(?:一口|ひとくち)\\s*メモ)");
    std::string found;
    RE2::PartialMatch(line, words, &found);
    return found;
  }

  const std::vector<Line>& lines_;
  Contents contents_;
  ReportItems items_;
  std::optional<LinkReader> links_;
  int next_ = 1;       // 0: behind the memo
  bool fresh_ = false;  // right below a head, which may be underlined
};

}  // namespace

ReportItems ReadReportItems(const std::vector<Line>& lines) {
  return Reader(lines, FindContents(lines)).Read();
}

}  // namespace parse
