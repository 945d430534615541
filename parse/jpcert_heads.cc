#include "parse/jpcert_heads.h"

#include <re2/re2.h>

#include "base/text.h"

namespace parse {
namespace {

std::optional<Head> MatchHead(std::string_view line, HeadKind kind, const RE2& pattern) {
  std::string label;
  if (!RE2::FullMatch(line, pattern, &label)) return std::nullopt;
  return Head{kind, std::string(base::Trim(label))};
}

// U+2160 to U+216B.
bool StartsWithRoman(std::string_view text) {
  const char first = text.empty() ? ' ' : text[0];
  return first == 'I' || first == 'V' || first == 'X' || text.substr(0, 2) == "\xE2\x85";
}

// Most lines are text: what their first byte rules out, no pattern is asked about.
bool MayBeHead(std::string_view line) {
  constexpr std::string_view kFirst = "\xC2[(0123456789";  // § begins with C2
  return !line.empty() && (kFirst.find(line[0]) != std::string_view::npos ||
                           StartsWithRoman(line) || line.substr(0, 3) == "【");
}

}  // namespace

std::optional<Head> HeadOn(std::string_view line) {
  static const RE2 section("§\\s*[0-9]{1,2}\\s*\\.?\\s*([^〜].*)");
  static const RE2 known_section(
      "[0-9]{1,2}\\s*\\.\\s*(インシデント報告\\S*|公開文書\\S*|主催イベント\\S*|その他の活動\\S*)");
  static const RE2 bracket("[\\[【]([^\\[\\]【】\\s0-9][^\\[\\]【】]*)[\\]】]");
  static const RE2 roman("(?:[IVX]{1,5}\\.|[Ⅰ-Ⅻ]\\.?)\\s*(\\S.*)");
  static const RE2 item("\\([0-9]{1,2}\\)\\s*(\\S.*)");
  constexpr std::size_t kMaxHead = 400;  // bytes; what is longer is text, and would become a key
  line = base::Trim(line);
  if (line.size() > kMaxHead || !MayBeHead(line)) return std::nullopt;
  if (IsMentionedNumeral(line)) return std::nullopt;
  if (StartsWithRoman(line)) return MatchHead(line, HeadKind::kRoman, roman);
  switch (line[0]) {
    case '\xC2':
      return MatchHead(line, HeadKind::kSection, section);
    case '\xE3':
    case '[':
      return MatchHead(line, HeadKind::kBracket, bracket);
    case '(':
      return MatchHead(line, HeadKind::kItem, item);
    default:
      return MatchHead(line, HeadKind::kSection, known_section);
  }
}

bool IsMentionedNumeral(std::string_view text) {
  static const RE2 mentioned(
      "^(?:[IVX]{1,5}|[Ⅰ-Ⅻ])\\.\\s*(?:から|まで|および|及び|または|又は|と|を|に|の|は|で|が|へ|や|"
      "、|"
      "。|〜)");
  static const RE2 foreword("^\\S+\\s*は(?:じめ|しがき)");
  static const RE2 item(
      "^\\([0-9]{1,2}\\)\\s*(?:から|まで|および|及び|または|又は|に(?:含|該当|当て|あて)|を(?:除|"
      "含)|以外|"
      "のうち|のいず|、|。|〜)");
  if (!text.empty() && text[0] == '(') return RE2::PartialMatch(text, item);
  return StartsWithRoman(text) && RE2::PartialMatch(text, mentioned) &&
         !RE2::PartialMatch(text, foreword);
}

}  // namespace parse
