// JPCERT/CC's other numbered documents: alerts (AT), weekly reports (WR), technical documents (ED),
// those of before 2000 (E-INF, E-TEC, E) and the bilingual translations of CERT advisories (TR).
#pragma once

#include "parse/series.h"

namespace parse {

Series JpcertNoticeSeries();

}  // namespace parse
