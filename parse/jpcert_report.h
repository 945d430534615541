// JPCERT/CC's weekly reports (WR).
#pragma once

#include "parse/series.h"

namespace parse {

// A report says its day in its title: "JPCERT/CC REPORT 2004-03-24". `issued` is that day; the
// period is the week that it covers. Its items and its memo are sections, what they point to are
// citations (parse/jpcert_report_items.h).
Series JpcertReportSeries();

}  // namespace parse
