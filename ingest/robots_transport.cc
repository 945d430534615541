#include "ingest/robots_transport.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

#include "ingest/fetch.h"
#include "ingest/url.h"

namespace ingest {
namespace {

// Above the tags of callers, who count from 0.
constexpr std::uint64_t kOwnTag = std::uint64_t{1} << 63U;
constexpr std::string_view kProduct = "inkan";

// Whether that answer leaves open what is allowed.
bool IsUnavailable(const Response& response) {
  const bool is_broken = !response.error.empty() && response.status < 300;
  return is_broken || response.status == 429 || response.status >= 500;
}

}  // namespace

void RobotsTransport::Start(Request request) {
  const base::Result<Url> url = Url::Parse(request.url);
  if (!obeys_ || !url || url->scheme() == "file") return network_.Start(std::move(request));
  const std::string origin(url->Origin());
  const bool is_new = places_.count(origin) == 0;
  Place& place = places_[origin];
  if (place.is_known) {
    const std::string_view target = std::string_view(url->text()).substr(origin.size());
    return Pass(place, std::move(request), target);
  }
  place.waiting.push_back(std::move(request));
  if (is_new) AskFor(origin);
}

void RobotsTransport::AskFor(const std::string& origin) {
  Request request;
  request.url = origin + "/robots.txt";
  request.tag = kOwnTag | next_tag_++;
  Place& place = places_[origin];  // a map's elements stay where they are
  request.head = [&place](const ResponseHead&) { place.text.clear(); };
  request.sink = [&place](std::string_view bytes) {
    place.text.append(bytes.substr(0, RobotsRules::kMaxSize - place.text.size()));
    return place.text.size() < RobotsRules::kMaxSize;
  };
  asked_.emplace(request.tag, origin);
  network_.Start(std::move(request));
}

void RobotsTransport::Learn(Place& place, const Response& response) {
  const bool is_cut = place.text.size() >= RobotsRules::kMaxSize;
  place.is_known = true;
  place.status = response.status;
  if (IsUnavailable(response) && !is_cut) {
    place.why = fmt::format("nothing may be asked for while robots.txt cannot be had: {}",
                            FailureOf(response));
  } else if (response.status == 200) {
    place.rules = RobotsRules::Parse(place.text, kProduct);
  } else {
    place.rules = RobotsRules();
  }
  place.text.clear();
  for (Request& request : std::exchange(place.waiting, {})) Start(std::move(request));
}

void RobotsTransport::Pass(const Place& place, Request request, std::string_view target) {
  if (place.rules && place.rules->Allows(target)) return network_.Start(std::move(request));
  Response refused;
  refused.tag = request.tag;
  refused.url = refused.effective_url = request.url;
  refused.is_forbidden = place.rules.has_value();
  refused.status = place.rules ? 0 : place.status;
  refused.error = place.rules ? "robots.txt forbids it" : place.why;
  refused_.push_back(std::move(refused));
}

std::vector<Response> RobotsTransport::Wait(std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  std::vector<Response> responses = std::exchange(refused_, {});
  bool has_learned = true;
  while (responses.empty() && has_learned && InFlight() > 0) {
    has_learned = false;
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    for (Response& response : network_.Wait(std::max(left, {}))) {
      const auto own = asked_.find(response.tag);
      if (own == asked_.end()) {
        responses.push_back(std::move(response));
        continue;
      }
      Learn(places_[own->second], response);
      asked_.erase(own);
      has_learned = true;
    }
    std::move(refused_.begin(), refused_.end(), std::back_inserter(responses));
    refused_.clear();
  }
  return responses;
}

std::size_t RobotsTransport::InFlight() const {
  std::size_t waiting = 0;
  for (const auto& [origin, place] : places_) waiting += place.waiting.size();
  return network_.InFlight() - asked_.size() + waiting + refused_.size();
}

}  // namespace ingest
