// How fast long work goes, and how long it will take.
//
// The rate is that of the last half minute, since the first part of a run is often quicker than the
// rest (documents that are unchanged) or slower (a cold cache). Nothing is claimed in the first
// seconds.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <string>

namespace cli {

class Pace {
 public:
  using Time = std::chrono::steady_clock::time_point;

  // Work that is less far than before has begun anew.
  void Note(std::int64_t done, Time now);
  // ", 12/s, 3 min left"; what is not known yet is left out.
  std::string Words(std::int64_t all) const;

 private:
  struct Point {
    Time at;
    std::int64_t done;
  };
  std::deque<Point> points_;  // apart by some tenths of a second; the last is that of Note
};

}  // namespace cli
