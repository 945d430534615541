// What a line of a weekly report is.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/lines.h"

namespace parse {

// "[1] title" or "【1】title".
struct ItemHead {
  int number = 0;
  std::string title;  // its first line
};
std::optional<ItemHead> ItemHeadOn(std::string_view line);

// An item starts below a blank line, a rule, an address, the end of a sentence or another head: a
// line of running text may start with "[1]" too.
bool MayStartItem(const std::vector<Line>& lines, std::size_t at);

// [今週の一口メモ], ■今週のひとくちメモ; the rest of the line behind it, which may be empty.
std::optional<std::string> MemoHeadOn(std::string_view line);

// The kind of the citations below 情報源 ("source"), 関連文書 (日本語), 参考文献 ("related").
std::optional<std::string_view> LinkHeadOn(std::string_view line);

// A head of what belongs to no item: ■JPCERT/CC からのお願い, [お問い合わせ先], 改訂履歴.
bool IsOtherHead(std::string_view line);

// Whether a sentence ends in the text: with 。 or, as before 2004, with a full stop behind kana.
bool HasSentenceEnd(std::string_view text);

// Where the next address is, without what running text puts behind it; npos and 0 for none.
struct FoundUrl {
  std::size_t begin = std::string_view::npos;
  std::size_t size = 0;
};
FoundUrl FindUrl(std::string_view text);

}  // namespace parse
