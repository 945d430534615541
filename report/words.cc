#include "report/words.h"

#include <utf8proc.h>

#include "base/escape.h"

namespace report {
namespace {

enum class Script { kAlone, kBlank, kLetters, kHiragana, kKatakana, kKanji };

constexpr int kProlongedSound = 0x30FC;  // stands in katakana words, and in some of hiragana

bool IsWithin(int value, int first, int last) { return value >= first && value <= last; }

Script ScriptOf(int value) {
  if (value == ' ' || value == '\t' || value == 0x3000) return Script::kBlank;
  if (IsWithin(value, 0x3041, 0x309F)) return Script::kHiragana;
  if (IsWithin(value, 0x30A1, 0x30FF) || IsWithin(value, 0xFF66, 0xFF9F)) return Script::kKatakana;
  if (IsWithin(value, 0x3400, 0x9FFF) || IsWithin(value, 0xF900, 0xFAFF) || value == 0x3005 ||
      IsWithin(value, 0x20000, 0x3FFFF)) {
    return Script::kKanji;
  }
  switch (value < 0 ? UTF8PROC_CATEGORY_CN : utf8proc_category(value)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_ND:
      return Script::kLetters;
    default:
      return value == '_' ? Script::kLetters : Script::kAlone;
  }
}

}  // namespace

std::vector<std::string_view> SplitWords(std::string_view text) {
  std::vector<std::string_view> words;
  Script before = Script::kAlone;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [value, size] = base::DecodeUtf8(text.substr(at));
    Script script = ScriptOf(value);
    if (value == kProlongedSound && before == Script::kHiragana) script = before;
    if (at > begin && (script != before || script == Script::kAlone)) {
      words.push_back(text.substr(begin, at - begin));
      begin = at;
    }
    before = script;
    at += size;
  }
  if (begin < text.size()) words.push_back(text.substr(begin));
  return words;
}

}  // namespace report
