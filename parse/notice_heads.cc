#include "parse/notice_heads.h"

#include <re2/re2.h>

#include <string_view>
#include <utility>

#include "base/text.h"
#include "parse/jpcert_heads.h"

namespace parse {
namespace {

NoticeHeadKind KindOf(HeadKind kind) {
  switch (kind) {
    case HeadKind::kSection:
      return NoticeHeadKind::kSection;
    case HeadKind::kBracket:
      return NoticeHeadKind::kBracket;
    case HeadKind::kRoman:
      return NoticeHeadKind::kRoman;
    case HeadKind::kItem:
      break;
  }
  return NoticeHeadKind::kItem;
}

bool IsSentence(std::string_view text) {
  return base::Contains(text, "。") || text.find("://") != std::string_view::npos;
}

// Digits, Latin letters, brackets and §; the marks ■◆●▼◎ and the numerals, which begin with E2.
// Most lines are Japanese, and no pattern is asked about them.
bool MayBeNoticeHead(std::string_view text) {
  const char first = text.empty() ? '\xFF' : text.front();
  return base::IsAscii(first) || first == '\xC2' || first == '\xE2' || StartsWith(text, "【");
}

// What a head of references begins with, and what it names.
bool MayHeadReferences(std::string_view line) {
  const std::string_view text = base::Trim(line);
  if (!MayBeNoticeHead(text) && !BeginsWithOneOf(text, {"参", "関", "付"})) return false;
  return base::Contains(line, "参") || base::Contains(line, "関") ||
         base::ContainsAnyCase(line, "ref");
}

std::optional<NoticeHead> FindOther(std::string_view text) {
  struct Form {
    NoticeHeadKind kind;
    const RE2& pattern;
  };
  static const RE2 number("([0-9]{1,2}\\.)\\s*([^0-9\\s.].*)");
  static const RE2 letter(
      "([A-Z]\\.|[A-Za-z]\\)|[0-9]{1,2}\\)|[0-9IVX]{1,4}[.-][0-9]{1,2}\\.?)\\s+(\\S.*)");
  static const RE2 mark("([■◆●▼◎])\\s*(\\S.*)");
  for (const Form& form : {Form{NoticeHeadKind::kNumber, number},
                           {NoticeHeadKind::kLetter, letter},
                           {NoticeHeadKind::kMark, mark}}) {
    NoticeHead head{form.kind, {}, {}};
    if (!RE2::FullMatch(text, form.pattern, &head.marker, &head.title)) continue;
    return head;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NoticeHead> FindNoticeHead(std::string_view line) {
  constexpr std::size_t kMaxHead = 200;  // bytes
  if (!MayBeNoticeHead(base::Trim(line)) || IsSentence(line)) return std::nullopt;
  const std::string text = Collapse(line);
  if (text.size() > kMaxHead) return std::nullopt;
  const auto known = HeadOn(text);
  if (!known) return FindOther(text);
  NoticeHead head{KindOf(known->kind), {}, {}};
  head.title = known->label;
  if (head.kind != NoticeHeadKind::kBracket) {
    head.marker = WithoutBlanks(std::string_view(text).substr(0, text.rfind(known->label)));
  }
  return head;
}

bool IsMainHead(std::string_view line) {
  const auto head = HeadOn(line);
  if (!head || IsSentence(head->label)) return false;
  return head->kind == HeadKind::kSection || head->kind == HeadKind::kRoman;
}

bool IsFooterRule(std::string_view line) {
  return IsRule(line) && !StartsWith(base::Trim(line), "*");
}

bool IsReferencesHead(const std::vector<Line>& lines, std::size_t at) {
#define WORDS                                                                         \
  "(?:参\\s*考\\s*(?:情\\s*報|文\\s*献|資\\s*料|URL|リンク|サイト)|"    \
  "関\\s*連\\s*(?:情\\s*報|文\\s*書|URL|リンク|サイト)|(?i:references?))" \
  "(?:\\s*\\([^()]*\\)|\\s*URL)?\\s*"
  static const RE2 marked(
      "\\s*(?:(?:§\\s*[0-9]*\\s*\\.?|(?:Appendix|付\\s*録)\\s*[A-Z0-9]?[.:]?|[IVX]{1,5}\\.|"
      "[Ⅰ-Ⅻ]\\.?|[0-9]{1,2}\\.|[A-Z]\\.|[■◆●○◎□])\\s*" WORDS "[:]?|[\\[【<]\\s*" WORDS
      "[\\]】>])\\s*");
  static const RE2 bare("\\s*" WORDS "[:]?\\s*");
#undef WORDS
  constexpr std::size_t kMaxHead = 200;
  if (lines[at].text.size() > kMaxHead) return false;
  if (!MayHeadReferences(lines[at].text)) return false;
  if (RE2::FullMatch(lines[at].text, marked)) return true;
  if (!RE2::FullMatch(lines[at].text, bare)) return false;
  return at == 0 || IsBlank(lines[at - 1].text) || IsRule(lines[at - 1].text);
}

}  // namespace parse
