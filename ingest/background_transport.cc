#include "ingest/background_transport.h"

#include <iterator>
#include <utility>

namespace ingest {
namespace {

constexpr std::chrono::milliseconds kLongTurn{1000};  // the network is woken where that is too long

}  // namespace

BackgroundTransport::BackgroundTransport(Transport& network)
    : network_(network), thread_([this] { Run(); }) {}

BackgroundTransport::~BackgroundTransport() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  for_network_.notify_one();
  network_.Wake();
  thread_.join();
}

void BackgroundTransport::Start(Request request) {
  if (request.head) {
    request.head = [this, head = std::move(request.head)](const ResponseHead& facts) {
      CallInWait([&] { return head(facts), true; });
    };
  }
  if (request.sink) {
    request.sink = [this, sink = std::move(request.sink)](std::string_view bytes) {
      return CallInWait([&] { return sink(bytes); });
    };
  }
  ++in_flight_;
  {
    const std::lock_guard lock(mutex_);
    started_.push_back(std::move(request));
  }
  for_network_.notify_one();
}

std::vector<Response> BackgroundTransport::Wait(std::chrono::milliseconds timeout) {
  const auto deadline = std::chrono::steady_clock::now() + timeout;
  const auto has_something = [this] { return call_ || !ended_.empty() || is_woken_; };
  std::unique_lock lock(mutex_);
  if (!started_.empty()) network_.Wake();
  while (ended_.empty() && in_flight_ > 0 && !is_woken_) {
    if (!for_caller_.wait_until(lock, deadline, has_something)) break;
    if (call_) Answer(lock);
  }
  is_woken_ = false;
  in_flight_ -= ended_.size();
  if (std::exchange(kept_, 0) >= kMaxKept) for_network_.notify_one();
  return std::exchange(ended_, {});
}

void BackgroundTransport::Wake() {
  {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
  }
  for_caller_.notify_one();
}

void BackgroundTransport::Answer(std::unique_lock<std::mutex>& lock) {
  const std::function<bool()> call = std::exchange(call_, nullptr);
  lock.unlock();
  const bool answer = call();
  lock.lock();
  answer_ = answer;
  for_network_.notify_one();
}

// On the thread, which waits here until the caller has answered.
bool BackgroundTransport::CallInWait(std::function<bool()> call) {
  std::unique_lock lock(mutex_);
  call_ = std::move(call);
  for_caller_.notify_one();
  for_network_.wait(lock, [this] { return answer_ || is_ending_; });
  call_ = nullptr;
  return std::exchange(answer_, std::nullopt).value_or(false);
}

void BackgroundTransport::Run() {
  while (GiveOn()) {
    std::vector<Response> ended = network_.Wait(kLongTurn);
    if (ended.empty()) continue;
    {
      const std::lock_guard lock(mutex_);
      for (const Response& response : ended) kept_ += response.body.size();
      std::move(ended.begin(), ended.end(), std::back_inserter(ended_));
    }
    for_caller_.notify_one();
  }
}

// Waits until there is something to do; false at the end.
bool BackgroundTransport::GiveOn() {
  std::vector<Request> started;
  {
    std::unique_lock lock(mutex_);
    for_network_.wait(lock, [this] {
      const bool has_work = !started_.empty() || network_.InFlight() > 0;
      return is_ending_ || (has_work && kept_ < kMaxKept);
    });
    if (is_ending_) return false;
    started.swap(started_);
  }
  for (Request& request : started) network_.Start(std::move(request));
  return true;
}

}  // namespace ingest
