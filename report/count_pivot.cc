#include "report/count_pivot.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "base/text.h"

namespace report {
namespace {

constexpr std::size_t kMaxKeys = 24;
constexpr std::size_t kPeriodWidth = 38;  // its beginning, number and a short note
constexpr std::size_t kCountWidth = 4;

// The rows of one overview, or of one gap.
struct Period {
  const SeriesRow* head = nullptr;
  std::map<std::string, std::string> cells;
  // What is noted, and of which keys; in the order in which it is met.
  std::vector<std::pair<std::string, std::vector<std::string>>> notes;
};

bool IsSamePeriod(const SeriesRow& a, const SeriesRow& b) {
  return a.overview == b.overview && a.source == b.source && a.period_start == b.period_start;
}

void AddNote(Period& period, const std::string& note, const std::string& key) {
  for (auto& [text, keys] : period.notes) {
    if (text != note) continue;
    keys.push_back(key);
    return;
  }
  period.notes.push_back({note, {key}});
}

std::vector<Period> PeriodsOf(const std::vector<SeriesRow>& rows) {
  std::vector<Period> periods;
  for (const SeriesRow& row : rows) {
    if (periods.empty() || !IsSamePeriod(*periods.back().head, row)) {
      periods.emplace_back().head = &row;
    }
    Period& period = periods.back();
    if (row.listed != nullptr) {
      std::string& cell = period.cells[row.key];
      cell += (cell.empty() ? "" : ", ") + std::to_string(row.listed->count);
    }
    if (!row.note.empty() && row.note != kNotListed) AddNote(period, row.note, row.key);
  }
  return periods;
}

// A note that is on every key is one on the period.
std::string NotesOf(const Period& period, std::size_t keys) {
  std::vector<std::string> notes;
  for (const auto& [text, of] : period.notes) {
    const bool is_of_all = of.size() >= keys || of.front().empty();
    notes.push_back(is_of_all ? text : base::Join(of, ", ") + ": " + text);
  }
  return base::Join(notes, "; ");
}

}  // namespace

bool FitsPivot(const CountSeries& series, std::size_t width) {
  if (series.keys.size() > kMaxKeys) return false;
  std::size_t needed = kPeriodWidth;
  for (const std::string& key : series.keys) needed += 2 + std::max(key.size(), kCountWidth);
  return width == 0 || needed <= width;
}

void WritePivot(const CountSeries& series, RowWriter& writer) {
  std::set<std::string> sources;
  for (const SeriesRow& row : series.rows) sources.insert(row.source);
  std::vector<std::string> names = {"period_start", "period_end"};
  if (sources.size() > 1) names.insert(names.begin(), "source");
  names.insert(names.end(), series.keys.begin(), series.keys.end());
  names.insert(names.end(), {"number", "note"});
  writer.Columns(names);
  for (const Period& period : PeriodsOf(series.rows)) {
    const SeriesRow& head = *period.head;
    std::vector<store::Cell> cells = {head.period_start, head.period_end};
    if (sources.size() > 1) cells.insert(cells.begin(), head.source);
    for (const std::string& key : series.keys) {
      const auto cell = period.cells.find(key);
      if (cell == period.cells.end()) {
        cells.emplace_back(head.overview == nullptr ? "" : "-");
      } else if (cell->second.find(',') == std::string::npos) {
        cells.emplace_back(std::int64_t{std::stoll(cell->second)});
      } else {
        cells.emplace_back(cell->second);
      }
    }
    cells.emplace_back(head.overview == nullptr ? "" : head.overview->number);
    cells.emplace_back(NotesOf(period, series.keys.size()));
    writer.Row(cells);
  }
}

}  // namespace report
