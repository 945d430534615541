// The FreeBSD project's security advisories (SA), errata notices (EN) and security notices (SN).
#pragma once

#include "parse/series.h"

namespace parse {

Series FreeBsdSeries();

}  // namespace parse
