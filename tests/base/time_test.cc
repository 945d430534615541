#include "base/time.h"

#include <doctest/doctest.h>

TEST_CASE("times are written and read in one form only") {
  const base::Time time{std::chrono::seconds{1082001035}};
  CHECK(base::FormatTime(time) == "2004-04-15T03:50:35Z");
  CHECK(base::ParseTime("2004-04-15T03:50:35Z") == time);
  for (const char* text :
       {"", "2004-04-15", "2004-04-15 03:50:35Z", "2004-04-15T03:50:35", "2004-04-15T24:00:00Z",
        "2004-02-30T00:00:00Z", "2004-04-15T-1:50:35Z"}) {
    CHECK_FALSE(base::ParseTime(text));
  }
}

TEST_CASE("the ends of OpenPGP time are written") {
  CHECK(base::FormatTime(base::Time{}) == "1970-01-01T00:00:00Z");
  CHECK(base::FormatTime(base::Time{std::chrono::seconds{0xFFFFFFFF}}) == "2106-02-07T06:28:15Z");
}

TEST_CASE("a date must be a day that exists") {
  CHECK(base::ParseDate("2004-02-29"));
  CHECK_FALSE(base::ParseDate("2003-02-29"));
  CHECK_FALSE(base::ParseDate("2004-13-01"));
  CHECK_FALSE(base::ParseDate("04-01-01"));
}

TEST_CASE("a span is hours or days") {
  CHECK(base::ParseSpan("36h") == std::chrono::hours{36});
  CHECK(base::ParseSpan("3d") == std::chrono::hours{72});
  for (const char* wrong : {"", "h", "3", "0h", "-1d", "3 d", "1.5d", "3w", "99999d", "1234567h"}) {
    CHECK_FALSE(base::ParseSpan(wrong));
  }
}
