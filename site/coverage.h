// How many documents of each series the archive has of each month.
#pragma once

#include <array>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "site/documents.h"
#include "site/html.h"
#include "site/table.h"

namespace site {

using Months = std::array<int, 12>;

struct Coverage {
  std::string source;
  std::string series;
  std::map<std::string, Months> years;
  int documents = 0;
};

// By source and series.
std::vector<Coverage> CoverageOf(const std::vector<Document>& documents);
// The years of the first to the last document, as far as they are less than a lifetime apart;
// otherwise those that have one.
std::vector<std::string> YearsOf(const std::vector<std::string>& years);

// A column for each series, a row for each year.
Table DocumentsByYear(const std::vector<Coverage>& coverage, Language language);
// A year on each line, a month in each column, linked to the pages of the years.
void AddCoverage(const Coverage& coverage, Html& page);

}  // namespace site
