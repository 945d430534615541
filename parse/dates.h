// Days as the documents write them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace parse {

struct FoundDate {
  std::string iso;        // "2004-04-15", a day that exists
  std::size_t begin = 0;  // where it stands in the text
  std::size_t end = 0;
};

// The first day in `text` (folded): 2004-04-15, 2004/4/15, 2004年4月15日, April 15, 2004,
// 15 April 2004, Thu Apr 15 03:50:35 JST 2004.
std::optional<FoundDate> FindDate(std::string_view text);

// A day that stands at the very start of `text`.
std::optional<FoundDate> DateAtStart(std::string_view text);

// Two days "A 〜 B" or "AからB", the second perhaps without its year, and then not before the
// first: 2004年4月1日 〜 6月30日.
struct Period {
  std::string start;
  std::string end;
};
std::optional<Period> FindPeriod(std::string_view text);

}  // namespace parse
