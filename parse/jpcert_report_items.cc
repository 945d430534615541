#include "parse/jpcert_report_items.h"

#include <re2/re2.h>

#include <optional>
#include <string>
#include <utility>

#include "base/cut_utf8.h"
#include "base/text.h"
#include "parse/jpcert_report_contents.h"
#include "parse/jpcert_report_lines.h"
#include "parse/jpcert_report_links.h"

namespace parse {
namespace {

class ItemReader {
 public:
  ItemReader(const std::vector<Line>& lines, ReportContents contents)
      : lines_(lines), contents_(std::move(contents)) {}

  ReportItems Read() {
    for (std::size_t at = contents_.end; at < lines_.size();) at = ReadLine(at);
    return std::move(items_);
  }

 private:
  std::size_t ReadLine(std::size_t at) {
    const Line& line = lines_[at];
    if (const auto memo = MemoHeadOn(line.text)) return StartMemo(at, *memo);
    if (next_ > 0 && IsItemHead(lines_, at, next_)) return StartItem(at);
    const bool ends = IsRule(line.text) ? !fresh_ : IsOtherHead(line.text);
    if (ends) links_.reset();
    if (links_ && !IsRule(line.text)) links_->Add(line);
    fresh_ = false;
    return at + 1;
  }

  std::size_t StartItem(std::size_t at) {
    const std::string marker = std::to_string(next_);
    ItemTitle title = ItemTitleAt(lines_, at);
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

  // Of a flattened text: up to the last blank that fits, or the last character.
  static std::string Shortened(const std::string& title) {
    const std::size_t blank = title.rfind(' ', kMaxTitle);
    if (blank != std::string::npos) return title.substr(0, blank);
    return std::string(base::CutUtf8(title, kMaxTitle));
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
  ReportContents contents_;
  ReportItems items_;
  std::optional<LinkReader> links_;
  int next_ = 1;        // 0: behind the memo
  bool fresh_ = false;  // right below a head, which may be underlined
};

}  // namespace

ReportItems ReadReportItems(const std::vector<Line>& lines) {
  return ItemReader(lines, FindReportContents(lines)).Read();
}

}  // namespace parse
