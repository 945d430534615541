// The header of a weekly report: what stands above its first item.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/dates.h"
#include "parse/lines.h"

namespace parse {

struct ReportTitle {
  std::string text;  // "JPCERT/CC REPORT 2004-03-24", without the <<< >>> around it
  std::optional<std::string> date;
};

// The first line near the top that has the words; the day may stand on the line below.
std::optional<ReportTitle> FindReportTitle(const std::vector<Line>& lines);

// The week that the report covers: two days, perhaps on two lines. Days without a year
// ("03/14(日)〜03/20(土)") are the last of their name that are not after `issued`, the first not
// after the second; without `issued` there are none.
std::optional<Period> FindReportPeriod(const std::vector<Line>& lines,
                                       const std::optional<std::string>& issued);

}  // namespace parse
