#include "parse/cert_label_lines.h"

#include <re2/re2.h>

#include <array>

#include "parse/lines.h"

namespace parse {
namespace {

constexpr std::size_t kLabelCount = 8;

// One group for each label, in their order.
const RE2& Pattern() {
  static const RE2 pattern(
      "\\s*(?:"
      "((?i:Topic))|"
      "(主\\s*題|トピック)|"
      "((?i:(?:Original )?(?:issue|release) date))|"
      "((?:原文)?\\s*(?:初\\s*版|発\\s*行\\s*日|公\\s*開\\s*日)\\s*(?:発行日?|公開日?|日)?)|"
      "((?i:Last (?:rev[a-z]{2,8}|updated?)))|"
      "((?:原文)?\\s*最\\s*終\\s*(?:改\\s*訂|更\\s*新)\\s*日?)|"
      "(翻\\s*訳|日本語訳|翻訳者|訳者?|(?i:Translat(?:ed by|or|ion)))|"
      "(翻訳日|日本語訳(?:初版|公開日)?|日本語版\\S{0,12}|邦訳\\S{0,12}|(?i:Translat(?:ed on|ion) "
      "date))"
      ")\\s*:");
  return pattern;
}

}  // namespace

std::optional<LabelledText> CertLabelOn(std::string_view line) {
  std::array<re2::StringPiece, kLabelCount + 1> groups;
  if (line.find(':') == std::string_view::npos) return std::nullopt;
  if (!Pattern().Match(line, 0, line.size(), RE2::ANCHOR_START, groups.data(), kLabelCount + 1)) {
    return std::nullopt;
  }
  std::size_t label = 0;
  while (label + 1 < kLabelCount && groups[label + 1].empty()) ++label;
  return LabelledText{static_cast<CertLabel>(label), Collapse(line.substr(groups[0].size()))};
}

std::optional<std::string> BehindCertHeading(std::string_view line) {
  static const RE2 heading(
      "[ \\t=_*+>-]*CERT ?(?:\\([^()]{1,4}\\)|\\*|®)? ?(?:(?i:Advisory)|勧告|アドバイザリー?)"
      "\\s*:?\\s*CA-[0-9]{2,4}[.:-][0-9]{2}(?:[\\s:-]+(.*))?");
  std::string words;
  const std::size_t name = line.find_first_not_of(" \t=_*+>-");
  if (name == std::string_view::npos || !StartsWith(line.substr(name), "CERT")) return std::nullopt;
  if (!RE2::FullMatch(line, heading, &words)) return std::nullopt;
  return Collapse(words);
}

bool HasJapanese(std::string_view text) {
  static const RE2 japanese("[\\p{Hiragana}\\p{Katakana}\\p{Han}]");
  return RE2::PartialMatch(text, japanese);
}

}  // namespace parse
