// The activity overviews of an archive with what each lists in one dimension.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "report/count_series.h"
#include "store/queries.h"

namespace report {

// `dimension` as in the view incident_counts; `source` empty: of all sources. An overview without a
// count in the dimension is one all the same: it does not list its keys. In no order that means
// anything.
base::Result<std::vector<Overview>> ReadOverviews(store::Database& archive,
                                                  const std::string& dimension,
                                                  const std::string& source);

}  // namespace report
