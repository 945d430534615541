#include "ingest/patience.h"

#include <algorithm>

namespace ingest {

std::optional<Patience::Again> Patience::AfterFailure(const std::string& place, Trouble trouble,
                                                      int tries, std::chrono::seconds retry_after) {
  if (trouble == Trouble::kNone || trouble == Trouble::kSlow) return std::nullopt;
  if (tries > options_.retries || IsGivenUp(place)) return std::nullopt;
  // Before the multiplication below: a server may ask for centuries.
  if (retry_after > options_.longest_wait) return std::nullopt;
  using Milliseconds = std::chrono::duration<double, std::milli>;
  const Milliseconds backoff =
      Milliseconds(options_.first_delay) * static_cast<double>(1U << std::min(tries - 1, 20));
  const Milliseconds spread = backoff * (0.5 + random_());
  auto delay = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::min(spread, Milliseconds(options_.longest_wait)));
  delay = std::max<std::chrono::milliseconds>(delay, retry_after);
  Place& known = places_[place];
  if (known.waited + delay > options_.budget) return std::nullopt;
  known.waited += delay;
  return Again{delay, trouble == Trouble::kBusy};
}

void Patience::AtEnd(const std::string& place, Trouble trouble) {
  const bool deaf =
      trouble == Trouble::kNoAnswer || trouble == Trouble::kBusy || trouble == Trouble::kSlow;
  Place& known = places_[place];
  known.deaf = deaf ? known.deaf + 1 : 0;
}

bool Patience::IsGivenUp(const std::string& place) const {
  const auto known = places_.find(place);
  return known != places_.end() && known->second.deaf >= options_.deaf_after;
}

}  // namespace ingest
