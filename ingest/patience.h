// How long a host is borne with: when a request that failed is made again within a run, and when a
// host is left alone for the rest of it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>

namespace ingest {

// What stood in the way of an answer.
enum class Trouble {
  kNone,      // there was one, or it failed for good: asking again brings the same
  kPassing,   // the server erred (500, 502, 504, 408), or the connection broke
  kBusy,      // the server asks for time (429, 503)
  kNoAnswer,  // nothing came: no address, no connection, an end before the first line
  kSlow,      // too slow, and not worth the same again in this run
};

struct PatienceOptions {
  int retries = 2;                                 // further tries for one request
  std::chrono::milliseconds first_delay{1000};     // before the first; doubled before each further
  std::chrono::milliseconds longest_wait{30'000};  // a Retry-After above it is left to the next run
  // For one host, all delays of a run together: so a broken host of ten thousand documents does
  // not make a night endless, nor get three times the requests.
  std::chrono::milliseconds budget{300'000};
  std::size_t deaf_after = 20;  // requests in a row without an answer: the place is given up
};

// Without clock and network: what is decided follows from what it is told. One thread.
class Patience {
 public:
  struct Again {
    std::chrono::milliseconds delay;
    bool holds_host;  // the server asked for time: its other requests wait as well
  };

  // `random` gives numbers from [0, 1): delays are spread by it, or hosts that come back would be
  // asked by everybody at once.
  Patience(const PatienceOptions& options, std::function<double()> random)
      : options_(options), random_(std::move(random)) {}

  // A request to `place` failed for the `tries`th time (1 is the first). Nothing: not again in this
  // run. `retry_after` is what the server asked for; none is zero.
  std::optional<Again> AfterFailure(const std::string& place, Trouble trouble, int tries,
                                    std::chrono::seconds retry_after);
  // A request came to its end, by an answer of any kind or by the last failure.
  void AtEnd(const std::string& place, Trouble trouble);
  // Not asked any more in this run.
  bool IsGivenUp(const std::string& place) const;

 private:
  struct Place {
    std::chrono::milliseconds waited{0};
    std::size_t deaf = 0;
  };

  PatienceOptions options_;
  std::function<double()> random_;
  std::map<std::string, Place> places_;
};

}  // namespace ingest
