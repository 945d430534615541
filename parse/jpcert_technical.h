// JPCERT/CC's technical documents, JPCERT-ED-2001-0002, and what came out before 2000 as
// JPCERT-E-INF-99-0001-01, JPCERT-E-TEC-… and JPCERT-E-….
#pragma once

#include "parse/series.h"

namespace parse {

// What ReadNotice gives (parse/jpcert_notice.h), a field "affects" for each affected product (the
// E- numbers were those of alerts too), and a field "number-revision" for the last two digits of
// JPCERT-E-INF-99-0001-01, which the document's number keeps.
Series JpcertTechnicalSeries();

}  // namespace parse
