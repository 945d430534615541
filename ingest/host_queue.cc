#include "ingest/host_queue.h"

#include <algorithm>
#include <utility>

namespace ingest {

HostQueue::HostQueue(const Limits& limits, std::shared_ptr<HostTimes> times)
    : limits_(limits), times_(times ? std::move(times) : std::make_shared<HostTimes>()) {
  limits_.per_host = std::max<std::size_t>(limits_.per_host, 1);
  limits_.total = std::max<std::size_t>(limits_.total, 1);
  if (limits_.per_second > 0) {
    // A day at most: a rate near zero must not overflow the clock.
    const double seconds = std::min(1 / limits_.per_second, 86400.0);
    spacing_ = std::chrono::duration_cast<std::chrono::steady_clock::duration>(
        std::chrono::duration<double>(seconds));
  }
}

void HostQueue::Push(const std::string& host, Errand errand) {
  hosts_[host].errands.push_back(std::move(errand));
  ++waiting_;
}

void HostQueue::PushLater(const std::string& host, Errand errand, Time due) {
  hosts_[host].later.emplace(due, std::move(errand));
  ++waiting_;
}

void HostQueue::Hold(const std::string& host, Time until) {
  Time& next = (*times_)[host];
  next = std::max(next, until);
}

bool HostQueue::MayServe(const Host& host) const {
  return (!host.errands.empty() || !host.later.empty()) && host.active < limits_.per_host &&
         active_ < limits_.total;
}

HostQueue::Time HostQueue::NextStart(const std::string& name, const Host& host) const {
  const auto known = times_->find(name);
  const Time allowed = known == times_->end() ? Time::min() : known->second;
  if (!host.errands.empty()) return allowed;
  return std::max(allowed, host.later.begin()->first);
}

Errand HostQueue::Take(Host& host, Time now) {
  const auto first = host.later.begin();
  if (first != host.later.end() && first->first <= now) {
    Errand errand = std::move(first->second);
    host.later.erase(first);
    return errand;
  }
  Errand errand = std::move(host.errands.front());
  host.errands.pop_front();
  return errand;
}

std::optional<Errand> HostQueue::Pop(Time now) {
  Host* chosen = nullptr;
  const std::string* name = nullptr;
  for (auto& [host_name, host] : hosts_) {
    if (!MayServe(host) || NextStart(host_name, host) > now) continue;
    if (chosen != nullptr && host.last_served >= chosen->last_served) continue;
    chosen = &host;
    name = &host_name;
  }
  if (chosen == nullptr) return std::nullopt;
  Errand errand = Take(*chosen, now);
  chosen->last_served = now;
  (*times_)[*name] = now + spacing_;
  ++chosen->active;
  ++active_;
  --waiting_;
  return errand;
}

void HostQueue::Done(const std::string& host) {
  --hosts_[host].active;
  --active_;
}

std::optional<HostQueue::Time> HostQueue::NextStart() const {
  std::optional<Time> next;
  for (const auto& [name, host] : hosts_) {
    if (!MayServe(host)) continue;
    const Time start = NextStart(name, host);
    if (!next || start < *next) next = start;
  }
  return next;
}

}  // namespace ingest
