// Who may be asked when: the manners of the transport, without the network.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <string>

#include "ingest/transport.h"

namespace ingest {

// Requests that wait for their turn, by host. A host has at most `per_host` requests under way at a
// time, and at most `per_second` of them are started in a second, evenly spaced; all hosts together
// have at most `total` under way. Within a host the order is kept; between hosts the one that was
// served longest ago goes first.
//
// Not left to libcurl's own cap on connections: its clock for the timeout runs while a transfer
// waits for a connection, so the last of a thousand requests would time out unasked.
class HostQueue {
 public:
  using Time = std::chrono::steady_clock::time_point;
  struct Limits {
    std::size_t per_host = 2;
    std::size_t total = 16;
    double per_second = 0;  // 0 is no limit
  };

  explicit HostQueue(const Limits& limits);

  void Push(const std::string& host, Request request);
  // The next request that may start now; it is then under way until Done.
  std::optional<Request> Pop(Time now);
  // A request to `host` has ended, after it caused `further` more requests (redirects), which count
  // against the rate.
  void Done(const std::string& host, std::size_t further);
  // When Pop will next have something without a further Done; nullopt if it needs one.
  std::optional<Time> NextStart() const;
  std::size_t waiting() const { return waiting_; }

 private:
  struct Host {
    std::deque<Request> requests;
    std::size_t active = 0;
    Time next_start;  // at its own start, a time long gone
    Time last_served;
  };
  bool MayServe(const Host& host) const;

  Limits limits_;
  std::chrono::steady_clock::duration spacing_{};
  std::map<std::string, Host> hosts_;
  std::size_t waiting_ = 0;
  std::size_t active_ = 0;
};

}  // namespace ingest
