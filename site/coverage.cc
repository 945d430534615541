#include "site/coverage.h"

#include <algorithm>

#include "site/paths.h"

namespace site {
namespace {

constexpr int kLifetime = 80;
constexpr std::array<const char*, 12> kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

std::size_t MonthOf(const std::string& day) {
  const std::string digits = day.size() >= 7 ? day.substr(5, 2) : "";
  const bool is_month = digits >= "01" && digits <= "12" && digits[1] >= '0' && digits[1] <= '9';
  return is_month ? static_cast<std::size_t>((digits[0] - '0') * 10 + digits[1] - '0') - 1 : 0;
}

std::string MonthName(std::size_t month, Language language) {
  return language == Language::kEnglish ? kMonths[month] : std::to_string(month + 1) + "月";
}

// How dark a cell is; the number stands in it as well.
const char* Shade(int count) {
  if (count >= 8) return "q4";
  if (count >= 4) return "q3";
  return count >= 2 ? "q2" : "q1";
}

void AddYear(const std::string& year, const Months& months, Html& page) {
  page.Add("<tr><th scope=\"row\">").Link("years/" + year + ".html", year).Add("</th>");
  for (std::size_t month = 0; month < months.size(); ++month) {
    if (months[month] == 0) {
      page.Add("<td class=\"q0\">·</td>");
      continue;
    }
    const std::string anchor = (month < 9 ? "#m0" : "#m") + std::to_string(month + 1);
    page.Add("<td").Attribute("class", Shade(months[month])).Add("><a");
    page.Attribute("href", "years/" + year + ".html" + anchor);
    page.Attribute("aria-label",
                   year + "-" + anchor.substr(2) + ": " + std::to_string(months[month]));
    page.Add(">").Number(months[month]).Add("</a></td>");
  }
  page.Add("</tr>\n");
}

}  // namespace

std::vector<Coverage> CoverageOf(const std::vector<Document>& documents) {
  std::map<std::pair<std::string, std::string>, Coverage> by_series;
  for (const Document& document : documents) {
    Coverage& coverage = by_series[{document.source, document.SeriesName()}];
    ++coverage.years[YearOf(document.Day())][MonthOf(document.Day())];
    ++coverage.documents;
  }
  std::vector<Coverage> all;
  for (auto& [key, coverage] : by_series) {
    coverage.source = key.first;
    coverage.series = key.second;
    all.push_back(std::move(coverage));
  }
  return all;
}

std::vector<std::string> YearsOf(const std::vector<std::string>& years) {
  std::vector<std::string> all = years;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  if (all.empty()) return all;
  const int first = std::stoi(all.front());
  const int last = std::stoi(all.back());
  if (last - first > kLifetime) return all;
  all.clear();
  for (int year = first; year <= last; ++year) all.push_back(std::to_string(year));
  return all;
}

Table DocumentsByYear(const std::vector<Coverage>& coverage, Language language) {
  Table table;
  table.columns.push_back({"year", Phrase{"Year", "年"}.In(language), Role::kStart, false});
  std::vector<std::string> years;
  for (const Coverage& one : coverage) {
    table.columns.push_back(
        {one.source + " " + one.series, one.source + " " + one.series, Role::kSeries, true});
    for (const auto& [year, months] : one.years) years.push_back(year);
  }
  for (const std::string& year : YearsOf(years)) {
    std::vector<TableCell> row = {{year, {}}};
    for (const Coverage& one : coverage) {
      const auto found = one.years.find(year);
      int sum = 0;
      if (found != one.years.end()) {
        for (const int count : found->second) sum += count;
      }
      row.push_back(sum == 0 ? TableCell{"0"}
                             : TableCell{std::to_string(sum), "years/" + year + ".html"});
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

void AddCoverage(const Coverage& coverage, Html& page) {
  const std::string title =
      coverage.source + " " + coverage.series + " (" + std::to_string(coverage.documents) + ")";
  page.Add("<div class=\"scroll coverage\" tabindex=\"0\" role=\"region\"")
      .Attribute("aria-label", title);
  page.Add("><table class=\"months\"><caption>").Text(title).Add("</caption><thead><tr><td></td>");
  for (std::size_t month = 0; month < kMonths.size(); ++month) {
    page.Add("<th scope=\"col\">").Text(MonthName(month, page.language())).Add("</th>");
  }
  page.Add("</tr></thead>\n<tbody>\n");
  std::vector<std::string> years;
  for (const auto& [year, months] : coverage.years) years.push_back(year);
  for (const std::string& year : YearsOf(years)) {
    const auto found = coverage.years.find(year);
    if (found != coverage.years.end()) {
      AddYear(year, found->second, page);
      continue;
    }
    page.Add("<tr><th scope=\"row\">").Text(year).Add("</th>");
    for (std::size_t month = 0; month < kMonths.size(); ++month)
      page.Add("<td class=\"q0\">·</td>");
    page.Add("</tr>\n");
  }
  page.Add("</tbody></table></div>\n");
}

}  // namespace site
