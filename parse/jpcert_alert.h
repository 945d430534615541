// JPCERT/CC's alerts: JPCERT-AT-2003-0006.
#pragma once

#include "parse/series.h"

namespace parse {

// What ReadNotice gives (parse/jpcert_notice.h), and a field "affects" for each affected product.
Series JpcertAlertSeries();

}  // namespace parse
