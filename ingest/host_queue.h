// Who may be asked when: the manners of the transport, without the network.
#pragma once

#include <chrono>
#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "ingest/transport.h"

namespace ingest {

// A request and how far it has come.
struct Errand {
  Request request;
  std::string url;    // what is asked for next: the request's, or where a redirect leads
  int redirects = 0;  // followed so far
  int tries = 0;      // of this url, begun so far
};

// When each host may be asked next. Shared by the queues of one run, so that two sources at one
// host do not ask it twice at a time. One thread.
using HostTimes = std::map<std::string, std::chrono::steady_clock::time_point>;

// Requests that wait for their turn, by host. A host has at most `per_host` requests under way at a
// time, and at most `per_second` of them are started in a second, evenly spaced; all hosts together
// have at most `total` under way. Within a host the order is kept, but for what was put off and is
// due, which goes first; between hosts the one that was served longest ago goes first.
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

  // Without `times` it has its own.
  explicit HostQueue(const Limits& limits, std::shared_ptr<HostTimes> times = nullptr);

  void Push(const std::string& host, Errand errand);
  // Not before `due`: a further try, or where a redirect leads.
  void PushLater(const std::string& host, Errand errand, Time due);
  // The host asked to be left alone until then.
  void Hold(const std::string& host, Time until);
  // The next that may start now; it is then under way until Done.
  std::optional<Errand> Pop(Time now);
  // A request left for `host` only then, after its connection was made: the next is spaced from it.
  void Sent(const std::string& host, Time at) { Hold(host, at + spacing_); }
  // What was under way at `host` has ended.
  void Done(const std::string& host);
  // When Pop will next have something without a further Done; nullopt if it needs one.
  std::optional<Time> NextStart() const;
  std::size_t waiting() const { return waiting_; }

 private:
  struct Host {
    std::deque<Errand> errands;
    std::multimap<Time, Errand> later;
    std::size_t active = 0;
    Time last_served;
  };
  bool MayServe(const Host& host) const;
  Time NextStart(const std::string& name, const Host& host) const;
  static Errand Take(Host& host, Time now);

  Limits limits_;
  std::chrono::steady_clock::duration spacing_{};
  std::shared_ptr<HostTimes> times_;  // a host that is not in it may be asked at once
  std::map<std::string, Host> hosts_;
  std::size_t waiting_ = 0;
  std::size_t active_ = 0;
};

}  // namespace ingest
