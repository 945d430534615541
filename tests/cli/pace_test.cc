#include "cli/pace.h"

#include <doctest/doctest.h>

namespace {

using Seconds = std::chrono::duration<double>;

cli::Pace::Time At(double seconds) {
  return cli::Pace::Time(std::chrono::duration_cast<cli::Pace::Time::duration>(Seconds(seconds)));
}

}  // namespace

TEST_CASE("nothing is claimed in the first seconds and of work that stands still") {
  cli::Pace pace;
  CHECK(pace.Words(100).empty());
  pace.Note(0, At(0));
  pace.Note(50, At(1));
  CHECK(pace.Words(100).empty());
  cli::Pace still;
  still.Note(5, At(0));
  still.Note(5, At(10));
  CHECK(still.Words(100).empty());
}

TEST_CASE("rate and remaining time are told") {
  cli::Pace pace;
  pace.Note(0, At(0));
  pace.Note(40, At(4));
  CHECK(pace.Words(100) == ", 10/s, 6 s left");
  CHECK(pace.Words(1000) == ", 10/s, 2 min left");
  CHECK(pace.Words(100000) == ", 10/s, 2 h 47 min left");
  CHECK(pace.Words(40) == ", 10/s");
}

TEST_CASE("slow work is told by the minute") {
  cli::Pace pace;
  pace.Note(0, At(0));
  pace.Note(2, At(10));
  CHECK(pace.Words(4) == ", 12.0/min, 10 s left");
}

TEST_CASE("the rate is that of the last half minute") {
  cli::Pace pace;
  for (int i = 0; i <= 100; ++i) pace.Note(i * 100, At(i));
  for (int i = 101; i <= 140; ++i) pace.Note(10000 + (i - 100) * 10, At(i));
  CHECK(pace.Words(10400) == ", 10/s");
}

TEST_CASE("work that begins anew is measured anew") {
  cli::Pace pace;
  pace.Note(0, At(0));
  pace.Note(500, At(10));
  pace.Note(0, At(11));
  CHECK(pace.Words(100).empty());
}
