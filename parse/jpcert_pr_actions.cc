#include "parse/jpcert_pr_actions.h"

#include <re2/re2.h>

#include <algorithm>

#include "base/text.h"
#include "parse/incident_labels.h"
#include "parse/jpcert_heads.h"
#include "parse/prose.h"

namespace parse {
namespace {

constexpr std::size_t kMaxText = 600;  // bytes; what is longer is no entry of a list

// An address ends a sentence too: what stands above it is its title.
std::string_view LastSentence(std::string_view prose) {
  constexpr std::size_t kSentence = 600;  // bytes; each line is looked at once more, not each text
  prose.remove_prefix(prose.size() - std::min(prose.size(), kSentence));
  const std::size_t address = prose.rfind("://");
  if (address != std::string_view::npos) {
    prose.remove_prefix(address);
    prose.remove_prefix(static_cast<std::size_t>(
        std::find_if_not(prose.begin(), prose.end(), base::IsAscii) - prose.begin()));
  }
  if (prose.size() < kFullStop.size()) return prose;
  const std::size_t before = prose.rfind(kFullStop, prose.size() - kFullStop.size() - 1);
  return before == std::string_view::npos ? prose : prose.substr(before + kFullStop.size());
}

// "The main ones of what was done are the following." What a sentence says about addresses, worms
// or counter-measures introduces those. Below intrusions any other list is one of actions; below
// other types the sentence must name the intruders' doing.
bool IntroducesActions(std::string_view sentence, bool below_intrusion) {
  static const RE2 introduction("(?:主なもの|以下|次の|次に|下記|列挙|挙げ).*[。:]$");
  static const RE2 other(
      "URL|http|参照|参考|文書|ワーム|ウイルス|ウィルス|ポート|対策|対応|対処|ドメイン");
  static const RE2 doing("侵入(?:後|した|者)");
  if (!EndsInStop(sentence) || !RE2::PartialMatch(sentence, introduction) ||
      RE2::PartialMatch(sentence, other)) {
    return false;
  }
  return below_intrusion || RE2::PartialMatch(sentence, doing);
}

// The marker of an entry, and what follows it.
bool Split(std::string_view line, std::string& marker, std::string& text) {
  static const RE2 entry(
      "(\\((?:[0-9]{1,2}|[a-zイロハニホ])\\)|[0-9]{1,2}[.)]|[a-z][.)]|[-・○●◯◇◆■□*+•]|[①-⑳])"
      "\\s*(\\S.*)");
  static const RE2 bullet_needs_blank("[-*+][^\\s].*|[0-9]{1,2}[.)][^\\s].*");
  line = base::Trim(line);
  return RE2::FullMatch(line, entry, &marker, &text) &&
         (!RE2::FullMatch(line, bullet_needs_blank) || !base::IsAscii(text.front()));
}

int NumberIn(std::string_view marker) {
  static const RE2 number("\\(?([0-9]{1,2})[.)]");
  int value = 0;
  return RE2::FullMatch(marker, number, &value) ? value : -1;
}

// The same for all markers of one list.
std::string ShapeOf(std::string_view marker) {
  static const RE2 digits("[0-9]+");
  static const RE2 letter("[a-z]");
  static const RE2 kana("[イロハニホ]");
  static const RE2 circled("[①-⑳]");
  std::string shape(marker);
  for (const RE2* kind : {&digits, &letter, &kana, &circled}) RE2::Replace(&shape, *kind, "1");
  return shape;
}

// One entry, and not several whose line ends were lost.
bool IsTyped(std::string_view text) {
  static const RE2 next("\\s(?:[0-9]{1,2}[.)]|\\([a-zイロハニホ]\\)|[①-⑳*+])\\s");
  return text.size() <= kMaxText && text.find("://") == std::string_view::npos &&
         !RE2::PartialMatch(text, next);
}

// "(4) サービス運用妨害 (DoS)" is the next type, not the next entry.
bool IsTypeHead(const std::vector<Line>& lines, std::size_t at) {
  static const RE2 tagged(".*\\S\\s*\\([A-Za-z][A-Za-z ,/-]{1,30}\\)\\s*");
  const auto head = HeadOn(lines[at].text);
  if (!head || head->kind != HeadKind::kItem) return false;
  const bool alone = at > 0 && IsBlank(lines[at - 1].text) &&
                     (at + 1 == lines.size() || IsBlank(lines[at + 1].text));
  return ReadIncidentLabel(head->label).known && (alone || RE2::FullMatch(head->label, tagged));
}

}  // namespace

void ActionList::Introduce(std::string_view prose, const std::string& type, std::string_view line) {
  if (IsBlank(line)) return;
  End();
  listing_ = IntroducesActions(LastSentence(prose), type == "intrusion");
  type_ = type;
  indent_ = IndentOf(line);
}

void ActionList::End() {
  listing_ = false;
  blank_ = false;
  entries_ = 0;
  first_marker_.clear();
}

bool ActionList::Take(const std::vector<Line>& lines, std::size_t at) {
  if (!listing_) return false;
  const Line& line = lines[at];
  if (IsBlank(line.text)) {
    blank_ = true;
    return false;
  }
  std::string marker;
  std::string text;
  const auto head = HeadOn(line.text);
  const bool divides = IsRule(line.text) || (head && head->kind != HeadKind::kItem);
  if (!divides && !IsTypeHead(lines, at)) {
    const bool marked = Split(line.text, marker, text);
    if (marked && TakeEntry(line, marker, text)) return true;
    if (!marked && entries_ > 0 && GoesOn(line)) {
      AppendWrapped(actions_.back().text, Collapse(line.text));
      return true;
    }
    if (!marked && TakeBare(line)) return true;
  }
  End();
  return false;
}

bool ActionList::TakeEntry(const Line& line, std::string_view marker, std::string_view text) {
  if (!Follows(marker) || !IsTyped(text)) return false;
  if (entries_ == 0) first_marker_ = marker;
  ++entries_;
  blank_ = false;
  actions_.push_back({type_, Collapse(text), line.number});
  return true;
}

// Numbers go on from 1, other markers stay of their kind.
bool ActionList::Follows(std::string_view marker) const {
  const int number = NumberIn(marker);
  if (number != -1 && number != entries_ + 1) return false;
  return entries_ == 0 || (!first_marker_.empty() && ShapeOf(marker) == ShapeOf(first_marker_));
}

// Where line ends were lost a sentence behind the list cannot be told from an entry that goes on.
bool ActionList::GoesOn(const Line& line) const {
  const bool bare = first_marker_.empty();
  if (blank_ || !IsTyped(line.text) || (bare && IndentOf(line.text) <= bare_indent_)) return false;
  if (actions_.back().text.size() > kMaxText) return false;
  return line.number != actions_.back().line || line.text.find(kFullStop) == std::string::npos;
}

bool ActionList::TakeBare(const Line& line) {
  constexpr std::size_t kFurther = 2;
  constexpr std::size_t kShort = 120;  // bytes: forty characters
  static const RE2 sentence("。|[、はがをにで]$|件");
  const std::size_t indent = IndentOf(line.text);
  const bool begins = entries_ == 0 && blank_ && indent >= indent_ + kFurther;
  const bool follows = entries_ > 0 && first_marker_.empty() && indent == bare_indent_;
  const std::string text = Collapse(line.text);
  if ((!begins && !follows) || text.size() > kShort || !IsTyped(text)) return false;
  if (RE2::PartialMatch(text, sentence)) return false;
  bare_indent_ = indent;
  ++entries_;
  blank_ = false;
  actions_.push_back({type_, text, line.number});
  return true;
}

}  // namespace parse
