// A transport on a thread of its own, so that the network goes on while its caller does something
// else.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "ingest/transport.h"

namespace ingest {

// Stands before another transport. `head` and `sink` of a request are called inside Wait, on the
// thread of the caller; while one of them is wanted, the network stands still until the caller
// comes to Wait. It stands still too while bodies that nobody has taken are some megabytes. What is
// started goes out at once where nothing is in flight, and otherwise when the network has an answer
// or the caller next comes to Wait: to wake it for each request would cost more than to ask.
//
// Life cycle: the thread starts with the object and ends with it, at once, whatever is under way.
class BackgroundTransport : public Transport {
 public:
  static constexpr std::size_t kMaxKept = std::size_t{4} << 20U;  // bytes of bodies

  // `network` must outlive it, and belongs to it alone.
  explicit BackgroundTransport(Transport& network);
  ~BackgroundTransport() override;
  BackgroundTransport(const BackgroundTransport&) = delete;
  BackgroundTransport& operator=(const BackgroundTransport&) = delete;

  void Start(Request request) override;
  std::vector<Response> Wait(std::chrono::milliseconds timeout) override;
  std::size_t InFlight() const override { return in_flight_; }
  void Wake() override;

 private:
  void Run();
  bool GiveOn();
  bool CallInWait(std::function<bool()> call);
  void Answer(std::unique_lock<std::mutex>& lock);

  Transport& network_;
  std::size_t in_flight_ = 0;  // of the caller's thread

  std::mutex mutex_;  // of all below
  std::condition_variable for_caller_;
  std::condition_variable for_network_;
  std::vector<Request> started_;  // not yet seen by the thread
  std::vector<Response> ended_;   // not yet taken by the caller
  std::size_t kept_ = 0;          // bytes of their bodies
  std::function<bool()> call_;    // what the network wants to be called; empty once it is
  std::optional<bool> answer_;    // of the last call
  bool is_woken_ = false;
  bool is_ending_ = false;

  std::thread thread_;
};

}  // namespace ingest
