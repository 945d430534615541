#include "report/missing_numbers.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/text.h"

namespace report {
namespace {

constexpr int kLongestRun = 500;
constexpr int kPivotYear = 70;

// One series of one publisher; FreeBSD's and JPCERT/CC's differ in their prefix.
struct Group {
  SeriesNumber form;  // of the first number met
  std::set<int> sequences;
};
using Years = std::map<int, Group>;

bool IsWeekly(const SeriesNumber& form) { return form.series == "WR" && form.digits == 4; }

std::string NumberOf(const SeriesNumber& form, int sequence) {
  return fmt::format("{}{}{}{:0{}}", form.prefix, form.year_text, form.separator, sequence,
                     form.digits);
}

// The numbers from `first` to `last`, none of which is there.
void AddRun(const SeriesNumber& form, int first, int last, std::vector<MissingNumber>& missing) {
  if (last - first >= kLongestRun) {
    missing.push_back(
        {form.series, form.year, NumberOf(form, first) + " to " + NumberOf(form, last), false});
    return;
  }
  for (int sequence = first; sequence <= last; ++sequence) {
    missing.push_back({form.series, form.year, NumberOf(form, sequence), false});
  }
}

void AddGaps(const SeriesNumber& form, const std::set<int>& present, int first,
             std::vector<MissingNumber>& missing) {
  for (const int sequence : present) {
    if (sequence < first) continue;
    AddRun(form, first, sequence - 1, missing);
    first = sequence + 1;
  }
}

void AddWeeklyGaps(const Group& group, std::vector<MissingNumber>& missing) {
  std::map<int, std::set<int>> weeks;
  for (const int sequence : group.sequences) weeks[sequence / 100].insert(sequence);
  const int highest = weeks.rbegin()->first;
  for (int week = 1; week <= highest; ++week) {
    if (weeks.count(week) == 0) {
      AddRun(group.form, week * 100 + 1, week * 100 + 1, missing);
    } else {
      AddGaps(group.form, weeks[week], week * 100 + 1, missing);
    }
  }
}

void AddYears(const SeriesNumber& form, int first, int last, std::vector<MissingNumber>& missing) {
  for (int year = first; year <= last; ++year) {
    const std::string text =
        form.year_text.size() == 2 ? fmt::format("{:02}", year % 100) : fmt::format("{:04}", year);
    missing.push_back({form.series, year, form.prefix + text + form.separator + "*", true});
  }
}

void AddMissingOf(const Years& years, std::vector<MissingNumber>& missing) {
  int next = years.begin()->first;
  for (const auto& [year, group] : years) {
    // Longer is no gap in a series but a number that is none.
    if (year - next <= kLongestRun) AddYears(group.form, next, year - 1, missing);
    next = year + 1;
    if (IsWeekly(group.form)) {
      AddWeeklyGaps(group, missing);
    } else {
      AddGaps(group.form, group.sequences, 1, missing);
    }
  }
}

}  // namespace

std::optional<SeriesNumber> SplitNumber(const std::string& number) {
  static const RE2 form(
      "((?:JPCERT|FreeBSD)-([A-Z]+(?:-[A-Z]+)*)-)([0-9]{4}|[0-9]{2})([-:])([0-9]{1,5})(?:-[0-9]{1,"
      "4})?");
  SeriesNumber parts;
  std::string sequence;
  if (!RE2::FullMatch(number, form, &parts.prefix, &parts.series, &parts.year_text,
                      &parts.separator, &sequence)) {
    return std::nullopt;
  }
  parts.year = std::stoi(parts.year_text);
  if (parts.year_text.size() == 2) parts.year += parts.year < kPivotYear ? 2000 : 1900;
  parts.sequence = std::stoi(sequence);
  parts.digits = static_cast<int>(sequence.size());
  return parts;
}

std::vector<MissingNumber> FindMissing(const std::vector<std::string>& numbers) {
  std::map<std::string, Years> groups;
  for (const std::string& number : numbers) {
    const auto parts = SplitNumber(number);
    if (!parts) continue;
    Group& group = groups[parts->prefix].try_emplace(parts->year, Group{*parts, {}}).first->second;
    group.sequences.insert(parts->sequence);
  }
  std::vector<MissingNumber> missing;
  for (const auto& [prefix, years] : groups) AddMissingOf(years, missing);
  return missing;
}

std::vector<std::string> NameStarts(const std::string& number) {
  std::vector<std::string> starts = {base::LowerAscii(number)};
  if (const auto parts = SplitNumber(number)) {
    starts.push_back(fmt::format("{}{}{:0{}}", base::LowerAscii(parts->series),
                                 parts->year_text.substr(parts->year_text.size() - 2),
                                 parts->sequence, parts->digits));
  }
  return starts;
}

}  // namespace report
