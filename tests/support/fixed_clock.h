// A clock that stands still until a test moves it.
#pragma once

#include "base/time.h"
#include "tests/support/pgp2.h"

namespace support {

class FixedClock : public base::Clock {
 public:
  base::Time now = At("2020-01-01T00:00:00Z");
  base::Time Now() const override { return now; }
};

}  // namespace support
