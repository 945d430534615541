// JPCERT/CC's quarterly activity overview (活動概要, PR), the document with the incident counts.
#pragma once

#include "parse/series.h"

namespace parse {

Series JpcertPrSeries();

}  // namespace parse
