#include "report/count_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/text.h"
#include "base/time.h"

namespace report {
namespace {

namespace chrono = std::chrono;

// A longer gap is told as one: dates are hostile, and a row for each quarter since the year 1 would
// be of no use.
constexpr std::size_t kMaxGapQuarters = 200;

constexpr chrono::year kLastYear{9999};  // of dates that can be compared as text

struct Gap {
  std::string start;
  std::string end;
};

chrono::year_month QuarterAfter(chrono::year_month_day day) {
  const unsigned first = (static_cast<unsigned>(day.month()) - 1) / 3 * 3 + 1;
  return chrono::year_month(day.year(), chrono::month(first)) + chrono::months(3);
}

std::string LastDayOf(chrono::year_month quarter) {
  const auto last = quarter + chrono::months(2);
  return base::FormatDate(last / chrono::last);
}

// The quarters after `covered` that end before `next`.
std::vector<Gap> GapsBetween(const std::string& covered, const std::string& next) {
  std::vector<Gap> gaps;
  const auto day = base::ParseDate(covered);
  if (!day) return gaps;
  for (auto quarter = QuarterAfter(*day); quarter.year() <= kLastYear && LastDayOf(quarter) < next;
       quarter += chrono::months(3)) {
    gaps.push_back({base::FormatDate(quarter / chrono::day(1)), LastDayOf(quarter)});
  }
  if (gaps.size() > kMaxGapQuarters) gaps = {{gaps.front().start, gaps.back().end}};
  return gaps;
}

// The series of one source, from its first overview to its last.
class SourceSeries {
 public:
  explicit SourceSeries(std::vector<SeriesRow>& rows) : rows_(rows) {}

  void Add(const Overview& overview, const std::string& overlaps) {
    const auto gaps = GapsBetween(covered_, overview.period_start);
    for (const Gap& gap : gaps) {
      rows_.push_back({nullptr, overview.source, gap.start, gap.end, "", nullptr, kNoOverview});
    }
    after_ = gaps.empty() ? "" : " after a gap";
    for (const ListedCount& listed : overview.counts) {
      AddRow(overview, listed.key, &listed, {NoteOn(listed), overlaps});
    }
    AddVanished(overview, overlaps);
    AddRow(overview, "", nullptr, {kNotListed, overlaps});
    covered_ = std::max(covered_, overview.period_end);
    previous_ = &overview;
  }

 private:
  void AddRow(const Overview& overview, const std::string& key, const ListedCount* listed,
              std::vector<std::string> notes) {
    notes.erase(std::remove(notes.begin(), notes.end(), ""), notes.end());
    rows_.push_back({&overview, overview.source, overview.period_start, overview.period_end, key,
                     listed, base::Join(notes, "; ")});
  }

  static bool Lists(const Overview& overview, const std::string& key) {
    return std::any_of(overview.counts.begin(), overview.counts.end(),
                       [&key](const ListedCount& listed) { return listed.key == key; });
  }

  std::string NoteOn(const ListedCount& listed) {
    const auto [known, is_first] = labels_.try_emplace(listed.key, listed.label);
    const std::string before = std::exchange(known->second, listed.label);
    if (previous_ == nullptr) return {};
    if (is_first) return "first listed here" + after_;
    std::vector<std::string> notes;
    if (!Lists(*previous_, listed.key)) notes.push_back("listed again" + after_);
    if (before != listed.label) {
      notes.push_back(before.empty() ? "had no label" : "label was " + before);
    }
    return base::Join(notes, "; ");
  }

  void AddVanished(const Overview& overview, const std::string& overlaps) {
    if (previous_ == nullptr) return;
    std::set<std::string> told;
    for (const ListedCount& listed : previous_->counts) {
      if (Lists(overview, listed.key) || !told.insert(listed.key).second) continue;
      AddRow(overview, listed.key, nullptr, {"no longer listed" + after_, overlaps});
    }
  }

  std::vector<SeriesRow>& rows_;
  const Overview* previous_ = nullptr;
  std::string covered_;  // the last day that an overview speaks of
  std::string after_;
  std::map<std::string, std::string> labels_;  // of each key that was listed so far
};

std::string OverlapWith(const Overview& other, const Overview& overview) {
  const bool is_same =
      other.period_start == overview.period_start && other.period_end == overview.period_end;
  return (is_same ? "same period as " : "overlaps ") +
         (other.number.empty() ? other.name : other.number);
}

// The periods of a source, of which those that hold no day meet none.
class Overlaps {
 public:
  // `overviews` are those of one source in their order.
  Overlaps(const Overview* overviews, std::size_t size) : overviews_(overviews) {
    for (std::size_t i = 0; i < size; ++i) {
      const std::string_view end = At(i).period_end;
      reach_.push_back(i == 0 ? end : std::max(reach_.back(), end));
      if (!HoldsDays(At(i))) continue;
      starts_.emplace_back(At(i).period_start);
      ends_.push_back(end);
    }
    std::sort(ends_.begin(), ends_.end());
  }

  std::string NoteOn(std::size_t place) const {
    if (At(place).period_start.empty()) return "gives no period";
    if (!HoldsDays(At(place))) return {};
    const std::size_t others = CountOthers(At(place));
    std::vector<std::string> notes = NamesOf(place, std::min(others, kMaxNamedOverlaps));
    if (others > notes.size()) {
      notes.push_back(fmt::format("and {} more of these days", others - notes.size()));
    }
    return base::Join(notes, "; ");
  }

 private:
  static bool HoldsDays(const Overview& overview) {
    return !overview.period_start.empty() && overview.period_start <= overview.period_end;
  }
  const Overview& At(std::size_t place) const { return overviews_[place]; }

  // Those that begin before its end, without those that end before its beginning.
  std::size_t CountOthers(const Overview& overview) const {
    const auto begun = std::upper_bound(starts_.begin(), starts_.end(), overview.period_end);
    const auto over = std::lower_bound(ends_.begin(), ends_.end(), overview.period_start);
    return static_cast<std::size_t>((begun - starts_.begin()) - (over - ends_.begin())) - 1;
  }

  // The first `count` of them, which are there: from as far back as any period reaches this one.
  std::vector<std::string> NamesOf(std::size_t place, std::size_t count) const {
    const Overview& overview = At(place);
    const auto first = std::lower_bound(reach_.begin(), reach_.end(), overview.period_start);
    std::vector<std::string> notes;
    for (auto k = static_cast<std::size_t>(first - reach_.begin()); notes.size() < count; ++k) {
      const bool meets = HoldsDays(At(k)) && At(k).period_end >= overview.period_start;
      if (k != place && meets) notes.push_back(OverlapWith(At(k), overview));
    }
    return notes;
  }

  const Overview* overviews_;
  std::vector<std::string_view> reach_;   // the latest end up to each, so it rises
  std::vector<std::string_view> starts_;  // of those that hold days, rising
  std::vector<std::string_view> ends_;    // of the same, rising
};

bool IsWithinPeriod(const SeriesRow& row, const SeriesOptions& options) {
  return (options.from.empty() || row.period_end >= options.from) &&
         (options.to.empty() || row.period_start <= options.to);
}

std::vector<std::string> KeysOf(const std::vector<SeriesRow>& rows, std::size_t top) {
  std::vector<std::pair<std::string, std::int64_t>> sums;
  std::map<std::string, std::size_t> places;
  for (const SeriesRow& row : rows) {
    if (row.key.empty()) continue;
    const auto [place, is_new] = places.try_emplace(row.key, sums.size());
    if (is_new) sums.emplace_back(row.key, 0);
    auto& sum = sums[place->second].second;
    const std::int64_t count = row.listed == nullptr ? 0 : row.listed->count;
    sum = count > INT64_MAX - sum ? INT64_MAX : sum + count;
  }
  if (top > 0) {
    std::stable_sort(sums.begin(), sums.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    sums.resize(std::min(sums.size(), top));
  }
  std::vector<std::string> keys;
  for (auto& [key, sum] : sums) keys.push_back(std::move(key));
  return keys;
}

// The rows of the chosen keys; a gap becomes a row for each of them. The row without a key, which
// comes last of each overview, stays where there is no other.
std::vector<SeriesRow> OfKeys(std::vector<SeriesRow> rows, const std::vector<std::string>& keys) {
  const std::set<std::string> chosen(keys.begin(), keys.end());
  std::vector<SeriesRow> kept;
  for (SeriesRow& row : rows) {
    const bool is_last = row.overview != nullptr && row.key.empty();
    const bool is_told = !kept.empty() && kept.back().overview == row.overview;
    if (row.overview == nullptr) {
      for (const std::string& key : keys) {
        kept.push_back(row);
        kept.back().key = key;
      }
    } else if (is_last ? !is_told : chosen.count(row.key) > 0) {
      kept.push_back(std::move(row));
    }
  }
  return kept;
}

}  // namespace

CountSeries MakeCountSeries(std::vector<Overview>& overviews, const SeriesOptions& options) {
  std::stable_sort(overviews.begin(), overviews.end(), [](const Overview& a, const Overview& b) {
    return std::tie(a.source, a.period_start, a.period_end, a.name) <
           std::tie(b.source, b.period_start, b.period_end, b.name);
  });
  std::vector<SeriesRow> rows;
  for (auto first = overviews.begin(); first != overviews.end();) {
    const auto last = std::find_if(first, overviews.end(), [&first](const Overview& overview) {
      return overview.source != first->source;
    });
    const auto size = static_cast<std::size_t>(last - first);
    const Overlaps overlaps(&*first, size);
    SourceSeries series(rows);
    for (std::size_t i = 0; i < size; ++i) series.Add(*(first++), overlaps.NoteOn(i));
  }
  rows.erase(
      std::remove_if(rows.begin(), rows.end(),
                     [&options](const SeriesRow& row) { return !IsWithinPeriod(row, options); }),
      rows.end());
  CountSeries series;
  series.keys = KeysOf(rows, options.top);
  series.rows = OfKeys(std::move(rows), series.keys);
  return series;
}

}  // namespace report
