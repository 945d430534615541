// Work done ahead on other threads, its results taken in the order in which it was given.
//
// Life cycle: Push while it is not full, Pop while it is not empty, in any order; one thread does
// both. Jobs go out in small batches, each to a thread of its own, so that starting one costs
// little beside what it does; as many run at a time as there are processors, and as many more wait
// for their turn to be taken. `work` is called from any of these threads and shares nothing.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <thread>
#include <utility>
#include <vector>

namespace base {

template <typename Job, typename Result>
class InOrder {
 public:
  using Work = std::function<Result(Job&&)>;

  explicit InOrder(Work work) : work_(std::move(work)) {}
  InOrder(const InOrder&) = delete;
  InOrder& operator=(const InOrder&) = delete;

  // `size` is what the job takes of memory.
  void Push(Job job, std::size_t size) {
    batch_.push_back(std::move(job));
    batch_size_ += size;
    ++count_;
    if (batch_.size() >= kMaxBatch || batch_size_ >= kMaxBatchSize) Start();
  }
  bool IsFull() const { return running_.size() >= max_running_; }
  bool IsEmpty() const { return count_ == 0; }
  std::size_t Count() const { return count_; }
  // Whether Pop would not wait.
  bool IsReady() const {
    return !done_.empty() ||
           (!running_.empty() &&
            running_.front().wait_for(std::chrono::seconds{0}) == std::future_status::ready);
  }

  // Hands out what is not enough for a batch, too.
  void Start() {
    if (batch_.empty()) return;
    running_.push_back(std::async(std::launch::async, [this, jobs = std::move(batch_)]() mutable {
      std::vector<Result> results;
      results.reserve(jobs.size());
      for (Job& job : jobs) results.push_back(work_(std::move(job)));
      return results;
    }));
    batch_.clear();
    batch_size_ = 0;
  }

  // The result of the job that was given first of those that are left; waits for it. There is one.
  Result Pop() {
    if (done_.empty()) {
      if (running_.empty()) Start();
      for (Result& result : running_.front().get()) done_.push_back(std::move(result));
      running_.pop_front();
    }
    Result result = std::move(done_.front());
    done_.pop_front();
    --count_;
    return result;
  }

 private:
  static constexpr std::size_t kMaxBatch = 32;
  static constexpr std::size_t kMaxBatchSize = std::size_t{1} << 20U;

  Work work_;
  // Asked once: glibc opens a file for each answer.
  const std::size_t max_running_ =
      2 * std::max<std::size_t>(1, std::thread::hardware_concurrency());
  std::vector<Job> batch_;
  std::size_t batch_size_ = 0;
  std::size_t count_ = 0;
  std::deque<Result> done_;
  std::deque<std::future<std::vector<Result>>> running_;  // their ends wait for the threads
};

}  // namespace base
