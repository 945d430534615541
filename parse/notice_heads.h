// The heads that alerts, technical documents and press releases have besides those of overviews
// (parse/jpcert_heads.h).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/lines.h"

namespace parse {

// From the highest to the lowest.
enum class NoticeHeadKind {
  kSection,  // §1.
  kRoman,    // I.
  kNumber,   // 1.
  kBracket,  // [...] or 【...】 on a line of its own
  kItem,     // (1)
  kLetter,   // A. a) 1) I.1 1-2
  kMark,     // ■ ●
};

struct NoticeHead {
  NoticeHeadKind kind;
  std::string marker;  // "I.", without blanks; "" for kBracket
  std::string title;
};

// What the line is if it is a head. Entries of lists look like some of them. No sentence and no URL
// is one, nor what is longer than 200 bytes.
std::optional<NoticeHead> FindNoticeHead(std::string_view line);

// A head with § or a Roman numeral, which ends whatever was going on.
bool IsMainHead(std::string_view line);

// A rule, but not one of asterisks, which alerts draw within their sections.
bool IsFooterRule(std::string_view line);

// 参考情報, 参考文献, 関連情報 or References with whatever numeral; one that has none stands below
// a blank line or a rule.
bool IsReferencesHead(const std::vector<Line>& lines, std::size_t at);

}  // namespace parse
