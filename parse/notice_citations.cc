#include "parse/notice_citations.h"

#include <re2/re2.h>

#include <optional>
#include <string>
#include <utility>

#include "base/text.h"
#include "parse/citation_entry.h"
#include "parse/jpcert_header.h"
#include "parse/notice_heads.h"
#include "parse/notice_lines.h"
#include "parse/references.h"

namespace parse {
namespace {

// "[1] ", "(1) ", "1. " or a bullet; then `text` is what is behind it.
std::optional<std::string> TakeMarker(std::string_view& text) {
  static const RE2 numbered(
      "(?:\\[([A-Z]{0,2}[0-9]{1,4})\\]|\\(([0-9]{1,3})\\)|([0-9]{1,3})[.)]\\s)\\s*");
  static const RE2 bullet("(?:[-*+o>]\\s|[・○●◎■□◆◇→])\\s*");
  re2::StringPiece rest(text);
  std::string square;
  std::string round;
  std::string bare;
  if (!RE2::Consume(&rest, numbered, &square, &round, &bare) && !RE2::Consume(&rest, bullet)) {
    return std::nullopt;
  }
  text = {rest.data(), rest.size()};
  return square + round + bare;
}

std::string_view LastWord(std::string_view text) {
  const std::size_t blank = text.find_last_of(" \t\r\f");
  return blank == std::string_view::npos ? text : text.substr(blank + 1);
}

// A URL that filled its line goes on in the next one, which is nothing but the rest of it.
bool UrlGoesOn(std::string_view before, std::string_view text) {
  static const RE2 rest("[A-Za-z0-9%_~-]*[/.=?&#][A-Za-z0-9%_~/.=?&#:+,;-]*");
  constexpr std::size_t kFullLine = 60;
  return before.size() >= kFullLine && IsUrl(LastWord(before)) && !IsUrl(text) &&
         RE2::FullMatch(text, rest);
}

class List {
 public:
  explicit List(std::vector<Citation>& citations) : citations_(citations) {}
  ~List() { Close(); }
  List(const List&) = delete;
  List& operator=(const List&) = delete;

  void AddLine(const Line& line) {
    std::string_view text = base::Trim(line.text);
    if (text.empty() || IsRule(text)) {
      apart_ = true;
      before_.clear();
      return;
    }
    const std::string_view whole = text;
    if (auto marker = TakeMarker(text)) {
      Open(std::move(*marker), line.number, true);
      entry_->AddLine(Collapse(text));
    } else if (entry_ && UrlGoesOn(before_, text)) {
      entry_->ExtendUrl(text);
    } else {
      AddRest(text, line.number);
    }
    before_ = whole;
    apart_ = false;
  }

 private:
  void AddRest(std::string_view text, int line) {
    const bool address = IsUrl(text) || StartsTranslation(text);
    if (!entry_ || (address ? apart_ && entry_->HasUrl() && !StartsTranslation(text)
                            : apart_ || (entry_->HasUrl() && !marked_))) {
      Open({}, line, false);
    }
    entry_->AddLine(Collapse(text));
    // A sentence that leads to the entries below it.
    if (!marked_ && HoldsSentence(text)) entry_.reset();
  }

  void Open(std::string marker, int line, bool marked) {
    Close();
    entry_.emplace(std::move(marker), line);
    marked_ = marked;
  }

  void Close() {
    if (entry_ && IsEntry()) entry_->Finish(citations_);
    entry_.reset();
  }

  bool IsEntry() const {
    const bool sentence = HoldsSentence(entry_->Title()) || entry_->HasWordsBehindUrl();
    if (!marked_ && sentence) return false;
    if (entry_->HasUrl() || !entry_->Marker().empty()) return true;
    return !FindReferences({{entry_->Title(), entry_->Line()}}, std::nullopt).empty();
  }

  std::vector<Citation>& citations_;
  std::optional<CitationEntry> entry_;
  bool marked_ = false;
  bool apart_ = false;  // a blank line was before
  std::string before_;  // the line before, trimmed
};

std::size_t ReadReferenceList(const std::vector<Line>& lines, std::size_t at,
                              const std::vector<bool>& heads, std::vector<Citation>& citations) {
  List list(citations);
  for (; at < lines.size(); ++at) {
    const std::string& text = lines[at].text;
    if (IsFooterRule(text) || IsMainHead(text) || IsHistoryHead(text)) break;
    if (IsReferencesHead(lines, at) || heads[at]) break;
    list.AddLine(lines[at]);
  }
  return at;
}

}  // namespace

std::vector<Citation> ReadNoticeCitations(const std::vector<Line>& lines,
                                          const std::vector<NoticeSection>& sections) {
  std::vector<bool> heads(lines.size() + 1);
  for (const NoticeSection& section : sections) heads[section.at] = true;
  std::vector<Citation> citations;
  for (std::size_t at = 0; at < lines.size();) {
    at = IsReferencesHead(lines, at) ? ReadReferenceList(lines, at + 1, heads, citations) : at + 1;
  }
  return citations;
}

}  // namespace parse
