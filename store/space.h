// How much room an archive takes, and how fast it grows.
#pragma once

#include <cstdint>
#include <optional>

#include "base/result.h"
#include "base/time.h"
#include "store/sqlite.h"

namespace store {

struct Space {
  std::int64_t archive = 0;  // bytes of the file and of the log beside it
  std::int64_t free = 0;     // bytes on the file system that its owner may still take
  // Bytes: what was received in the last 90 days, but for the first day that brought documents, at
  // the size that a received byte has in the file. None in the first week, which tells nothing.
  std::optional<std::int64_t> growth_per_day;

  // Until nothing is free at that pace; none where it does not grow, or nobody knows. At most a
  // hundred years.
  std::optional<std::int64_t> DaysLeft() const;
};

// Errors: the archive cannot be read, its file system does not tell.
base::Result<Space> ReadSpace(Database& archive, base::Time now);

}  // namespace store
