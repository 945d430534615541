#include "ingest/host_queue.h"

#include <algorithm>
#include <utility>

namespace ingest {

HostQueue::HostQueue(const Limits& limits) : limits_(limits) {
  limits_.per_host = std::max<std::size_t>(limits_.per_host, 1);
  limits_.total = std::max<std::size_t>(limits_.total, 1);
  if (limits_.per_second > 0) {
    // A day at most: a rate near zero must not overflow the clock.
    const double seconds = std::min(1 / limits_.per_second, 86400.0);
    spacing_ = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(seconds));
  }
}

void HostQueue::Push(const std::string& host, Request request) {
  hosts_[host].requests.push_back(std::move(request));
  ++waiting_;
}

bool HostQueue::MayServe(const Host& host) const {
  return !host.requests.empty() && host.active < limits_.per_host && active_ < limits_.total;
}

std::optional<Request> HostQueue::Pop(Time now) {
  Host* chosen = nullptr;
  for (auto& [name, host] : hosts_) {
    if (!MayServe(host) || host.next_start > now) continue;
    if (chosen == nullptr || host.last_served < chosen->last_served) chosen = &host;
  }
  if (chosen == nullptr) return std::nullopt;
  Request request = std::move(chosen->requests.front());
  chosen->requests.pop_front();
  chosen->last_served = now;
  chosen->next_start = now + spacing_;
  ++chosen->active;
  ++active_;
  --waiting_;
  return request;
}

void HostQueue::Done(const std::string& host, std::size_t further) {
  Host& served = hosts_[host];
  served.next_start += spacing_ * static_cast<std::chrono::steady_clock::rep>(further);
  --served.active;
  --active_;
}

std::optional<HostQueue::Time> HostQueue::NextStart() const {
  std::optional<Time> next;
  for (const auto& [name, host] : hosts_) {
    if (MayServe(host) && (!next || host.next_start < *next)) next = host.next_start;
  }
  return next;
}

}  // namespace ingest
