#include "parse/dates.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <array>

#include "base/text.h"
#include "base/time.h"

namespace parse {
namespace {

// Where a pattern stands: 0 is the whole, then year, month and day in the order that `fields` says.
constexpr int kGroups = 4;
using DateGroups = std::array<re2::StringPiece, kGroups>;

#define MONTH                                                                                    \
  "\\b(January|Jan|February|Feb|March|Mar|April|Apr|May|June|Jun|July|Jul|August|Aug|September|" \
  "Sept|Sep|October|Oct|November|Nov|December|Dec)\\b\\.?"

const RE2& NumericPattern() {
  static const RE2 pattern("([0-9]{4}) ?[-/年] ?([0-9]{1,2}) ?[-/月] ?([0-9]{1,2})(?: ?日)?");
  return pattern;
}

const RE2& MonthFirstPattern() {
  static const RE2 pattern(MONTH
                           "\\s*([0-9]{1,2})(?:st|nd|rd|th)?,?\\s*"
                           "(?:[0-9]{2}:[0-9]{2}(?::[0-9]{2})?\\s+(?:[A-Z]{2,5}\\s+)?)?([0-9]{4})");
  return pattern;
}

const RE2& DayFirstPattern() {
  static const RE2 pattern("([0-9]{1,2})(?:st|nd|rd|th)?\\s+" MONTH ",?\\s+([0-9]{4})");
  return pattern;
}

#undef MONTH

int MonthOf(std::string_view name) {
  constexpr std::string_view kNames = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::size_t at = kNames.find(name.substr(0, 3));
  return at == std::string_view::npos ? 0 : static_cast<int>(at / 3) + 1;
}

int IntOf(re2::StringPiece digits) {
  int value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

std::string Iso(int year, int month, int day) {
  std::string iso = fmt::format("{:04}-{:02}-{:02}", year, month, day);
  return base::ParseDate(iso) ? iso : std::string();
}

bool IsDigitAt(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] >= '0' && text[at] <= '9';
}

template <typename ToIso>
std::optional<FoundDate> FindByPattern(std::string_view text, const RE2& pattern,
                                       RE2::Anchor anchor, ToIso to_iso) {
  DateGroups groups;
  std::size_t from = 0;
  while (pattern.Match(text, from, text.size(), anchor, groups.data(), kGroups)) {
    FoundDate found;
    found.begin = static_cast<std::size_t>(groups[0].data() - text.data());
    found.end = found.begin + groups[0].size();
    found.iso = to_iso(groups);
    const bool cut =
        (found.begin > 0 && IsDigitAt(text, found.begin - 1)) || IsDigitAt(text, found.end);
    if (!cut && !found.iso.empty()) return found;
    if (anchor != RE2::UNANCHORED) return std::nullopt;
    from = found.begin + 1;
  }
  return std::nullopt;
}

std::optional<FoundDate> FirstOf(std::string_view text, RE2::Anchor anchor) {
  const std::array<std::optional<FoundDate>, 3> all = {
      FindByPattern(text, NumericPattern(), anchor,
                    [](const DateGroups& g) { return Iso(IntOf(g[1]), IntOf(g[2]), IntOf(g[3])); }),
      FindByPattern(
          text, MonthFirstPattern(), anchor,
          [](const DateGroups& g) { return Iso(IntOf(g[3]), MonthOf(g[1]), IntOf(g[2])); }),
      FindByPattern(text, DayFirstPattern(), anchor, [](const DateGroups& g) {
        return Iso(IntOf(g[3]), MonthOf(g[2]), IntOf(g[1]));
      })};
  std::optional<FoundDate> first;
  for (const auto& found : all) {
    if (found && (!first || found->begin < first->begin)) first = found;
  }
  return first;
}

}  // namespace

std::optional<FoundDate> FindDate(std::string_view text) { return FirstOf(text, RE2::UNANCHORED); }

std::optional<FoundDate> DateAtStart(std::string_view text) {
  return FirstOf(text, RE2::ANCHOR_START);
}

std::optional<Period> FindPeriod(std::string_view text) {
  static const RE2 joined("^\\s*(?:\\([^()]{1,9}\\)\\s*)?(?:〜|~|-|から|より)\\s*");
  static const RE2 short_day("^([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日");
  const auto start = FindDate(text);
  if (!start) return std::nullopt;
  re2::StringPiece rest(text.substr(start->end));
  if (!RE2::Consume(&rest, joined)) return std::nullopt;
  const std::string_view after(rest.data(), rest.size());
  if (const auto end = DateAtStart(after)) return Period{start->iso, end->iso};
  DateGroups groups;
  if (!short_day.Match(rest, 0, rest.size(), RE2::ANCHOR_START, groups.data(), 3)) {
    return std::nullopt;
  }
  const int year = IntOf(std::string_view(start->iso).substr(0, 4));
  std::string end = Iso(year, IntOf(groups[1]), IntOf(groups[2]));
  if (!end.empty() && end < start->iso) end = Iso(year + 1, IntOf(groups[1]), IntOf(groups[2]));
  if (end.empty()) return std::nullopt;
  return Period{start->iso, std::move(end)};
}

}  // namespace parse
