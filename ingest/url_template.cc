#include "ingest/url_template.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/escape.h"
#include "ingest/url.h"

namespace ingest {
namespace {

constexpr int kWeeks = 53;  // ISO 8601: a year has 52 or 53
constexpr std::string_view kHint = "known are {yyyy}, {yy}, {week}, {week:02}, {seq} and {seq:04}";

tl::unexpected<base::Error> RefusedTemplate(std::string_view text, std::string_view why) {
  return base::UsageError(fmt::format("{}: {}", base::EscapeForTerminal(text), why),
                          std::string(kHint));
}

// ":04" is 4, nothing is 0, anything else nullopt.
std::optional<int> Width(std::string_view format) {
  if (format.empty()) return 0;
  if (format.size() != 3 || !format.starts_with(":0")) return std::nullopt;
  if (format[2] < '1' || format[2] > '9') return std::nullopt;
  return format[2] - '0';
}

int LargestOf(int width) {
  constexpr int kLargest = 9999;
  int limit = 1;
  for (int digit = 0; digit < width && limit <= kLargest; ++digit) limit *= 10;
  return width == 0 ? kLargest : std::min(limit - 1, kLargest);
}

}  // namespace

base::Result<UrlTemplate> UrlTemplate::Parse(std::string_view text) {
  UrlTemplate parsed;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t open = rest.find_first_of("{}");
    parsed.pieces_.push_back({Field::kText, std::string(rest.substr(0, open)), 0});
    if (open == std::string_view::npos) break;
    const std::size_t close = rest.find('}', open);
    if (rest[open] == '}' || close == std::string_view::npos) {
      return RefusedTemplate(text, "has a brace without its partner");
    }
    const base::Status added = parsed.AddPlaceholder(rest.substr(open + 1, close - open - 1));
    if (!added) return RefusedTemplate(text, added.error().message);
    rest.remove_prefix(close + 1);
  }
  if (base::Status checked = parsed.Check(text); !checked) return base::Forward(std::move(checked));
  return parsed;
}

base::Status UrlTemplate::AddPlaceholder(std::string_view inner) {
  const std::string_view name = inner.substr(0, inner.find(':'));
  const std::optional<int> width = Width(inner.substr(name.size()));
  if (inner == "yyyy") {
    pieces_.push_back({Field::kYear, {}, 4});
  } else if (inner == "yy") {
    pieces_.push_back({Field::kShortYear, {}, 2});
  } else if (name == "week" && width) {
    pieces_.push_back({Field::kWeek, {}, *width});
  } else if (name == "seq" && width) {
    pieces_.push_back({Field::kSequence, {}, *width});
    max_sequence_ = std::min(max_sequence_, LargestOf(*width));
  } else {
    return base::UsageError(
        fmt::format("has the unknown placeholder {{{}}}", base::EscapeForTerminal(inner)));
  }
  const Field field = pieces_.back().field;
  has_year_ = has_year_ || field == Field::kYear || field == Field::kShortYear;
  has_week_ = has_week_ || field == Field::kWeek;
  has_sequence_ = has_sequence_ || field == Field::kSequence;
  return {};
}

base::Status UrlTemplate::Check(std::string_view text) const {
  if (!has_sequence_) return RefusedTemplate(text, "has no {seq}, so there is nothing to count");
  const base::Result<Url> first = Url::Parse(Expand({1000, 1, 1}));
  if (!first) return base::Forward(first);
  const base::Result<Url> last = Url::Parse(Expand({9999, kWeeks, max_sequence_}));
  if (!last || !last->SameOrigin(*first)) {
    return RefusedTemplate(
        text, "counts in the name of the host or in its port, and a source has one host");
  }
  return {};
}

std::string UrlTemplate::Expand(const Place& place) const {
  std::string url;
  for (const Piece& piece : pieces_) {
    switch (piece.field) {
      case Field::kText:
        url += piece.text;
        break;
      case Field::kYear:
        url += fmt::format("{:04}", place.year);
        break;
      case Field::kShortYear:
        url += fmt::format("{:02}", place.year % 100);
        break;
      case Field::kWeek:
        url += fmt::format("{:0{}}", place.week, piece.width);
        break;
      case Field::kSequence:
        url += fmt::format("{:0{}}", place.sequence, piece.width);
        break;
    }
  }
  return url;
}

base::Result<TemplateProbe> TemplateProbe::Make(std::string_view url_template, const Range& range) {
  base::Result<UrlTemplate> parsed = UrlTemplate::Parse(url_template);
  if (!parsed) return base::Forward(std::move(parsed));
  if (range.first_year < 1000 || range.last_year > 9999 || range.first_year > range.last_year) {
    return base::UsageError(
        fmt::format("{}-{}: are no years to look through", range.first_year, range.last_year),
        "the first year comes first, and both have four digits");
  }
  if (range.max_misses < 1) return base::UsageError("misses in a row must be 1 or more");
  return TemplateProbe(std::move(*parsed), range);
}

TemplateProbe::TemplateProbe(UrlTemplate url_template, const Range& range)
    : template_(std::move(url_template)), range_(range), place_{range.first_year, 1, 1} {}

std::optional<std::string> TemplateProbe::Next() const {
  if (done_) return std::nullopt;
  return template_.Expand(place_);
}

void TemplateProbe::Tell(bool hit) {
  if (done_) return;
  misses_ = hit ? 0 : misses_ + 1;
  if (misses_ >= range_.max_misses || place_.sequence >= template_.max_sequence())
    return NextGroup();
  ++place_.sequence;
}

void TemplateProbe::NextGroup() {
  misses_ = 0;
  place_.sequence = 1;
  if (template_.has_week() && place_.week < kWeeks) {
    ++place_.week;
    return;
  }
  place_.week = 1;
  done_ = !template_.has_year() || place_.year >= range_.last_year;
  ++place_.year;
}

}  // namespace ingest
