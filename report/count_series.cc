#include "report/count_series.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>
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

// What is said of each overview whose period is that of others too, or none. `overviews` are those
// of one source in their order, so that nobody has to look at all others: before an overview only
// as far back as any period reaches it, behind it as long as they begin within it.
std::vector<std::string> OverlapsOf(const Overview* overviews, std::size_t size) {
  std::vector<std::string> all;
  std::vector<std::string> reach;  // the latest end so far
  for (std::size_t i = 0; i < size; ++i) {
    const Overview& overview = overviews[i];
    reach.push_back(i == 0 ? overview.period_end : std::max(reach.back(), overview.period_end));
    if (overview.period_start.empty()) {
      all.emplace_back("gives no period");
      continue;
    }
    std::size_t first = i;
    while (first > 0 && reach[first - 1] >= overview.period_start) --first;
    std::vector<std::string> notes;
    std::size_t more = 0;
    for (std::size_t k = first; k < size; ++k) {
      const Overview& other = overviews[k];
      if (other.period_start > overview.period_end) break;
      if (k == i || other.period_start.empty() || other.period_end < overview.period_start)
        continue;
      if (notes.size() == kMaxNamedOverlaps) {
        ++more;
      } else {
        notes.push_back(OverlapWith(other, overview));
      }
    }
    if (more > 0) notes.push_back(fmt::format("and {} more of these days", more));
    all.push_back(base::Join(notes, "; "));
  }
  return all;
}

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
    const auto overlaps = OverlapsOf(&*first, size);
    SourceSeries series(rows);
    for (const std::string& note : overlaps) series.Add(*(first++), note);
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
