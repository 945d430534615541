// Work done ahead on other threads, its results taken in the order in which it was given.
//
// Life cycle: Push while it is not full, Pop while it is not empty, in any order; one thread does
// both. Jobs go out in small batches, so that handing one over costs little beside what it does, to
// as many threads as there are processors, which are started with the first batch and end with the
// object. They are nice (nice(2), which is of a thread on Linux): where there are no more
// processors than threads, the one that takes the results, for which all wait in the end, goes
// first. `work` is called from any of these threads and shares nothing.
#pragma once

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <optional>
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
  // Batches that no thread has begun are dropped; those that are under way are waited for.
  ~InOrder() {
    {
      const std::lock_guard lock(mutex_);
      is_ending_ = true;
    }
    has_changed_.notify_all();
  }

  // `size` is what the job takes of memory.
  void Push(Job job, std::size_t size) {
    batch_.push_back(std::move(job));
    batch_size_ += size;
    ++count_;
    if (batch_.size() >= kMaxBatch || batch_size_ >= kMaxBatchSize) Start();
  }
  bool IsFull() const { return under_way_.size() >= 2 * max_threads_; }
  bool IsEmpty() const { return count_ == 0; }
  std::size_t Count() const { return count_; }
  // Whether Pop would not wait.
  bool IsReady() const {
    return !done_.empty() ||
           (!under_way_.empty() &&
            under_way_.front().wait_for(std::chrono::seconds{0}) == std::future_status::ready);
  }

  // Hands out what is not enough for a batch, too.
  void Start() {
    if (batch_.empty()) return;
    Task task([this, jobs = std::move(batch_)]() mutable {
      std::vector<Result> results;
      results.reserve(jobs.size());
      for (Job& job : jobs) results.push_back(work_(std::move(job)));
      return results;
    });
    batch_.clear();
    batch_size_ = 0;
    under_way_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      waiting_.push_back(std::move(task));
    }
    has_changed_.notify_one();
    if (threads_.size() < max_threads_) threads_.emplace_back([this] { RunTasks(); });
  }

  // The result of the job that was given first of those that are left; waits for it. There is one.
  Result Pop() {
    if (done_.empty()) {
      if (under_way_.empty()) Start();
      for (Result& result : under_way_.front().get()) done_.push_back(std::move(result));
      under_way_.pop_front();
    }
    Result result = std::move(done_.front());
    done_.pop_front();
    --count_;
    return result;
  }

 private:
  using Task = std::packaged_task<std::vector<Result>()>;
  static constexpr int kNiceness = 5;
  static constexpr std::size_t kMaxBatch = 32;
  static constexpr std::size_t kMaxBatchSize = std::size_t{1} << 20U;

  void RunTasks() {
    static_cast<void>(nice(kNiceness));
    while (auto task = NextTask()) (*task)();
  }

  // Waits for one; nothing at the end.
  std::optional<Task> NextTask() {
    std::unique_lock lock(mutex_);
    has_changed_.wait(lock, [this] { return is_ending_ || !waiting_.empty(); });
    if (is_ending_) return std::nullopt;
    Task task = std::move(waiting_.front());
    waiting_.pop_front();
    return task;
  }

  Work work_;
  // Asked once: glibc opens a file for each answer.
  const std::size_t max_threads_ = std::max<std::size_t>(1, std::thread::hardware_concurrency());
  std::vector<Job> batch_;
  std::size_t batch_size_ = 0;
  std::size_t count_ = 0;
  std::deque<Result> done_;
  std::deque<std::future<std::vector<Result>>> under_way_;

  std::mutex mutex_;
  std::condition_variable has_changed_;
  bool is_ending_ = false;    // this and the next are shared with the threads
  std::deque<Task> waiting_;  // for a thread

  std::vector<std::jthread> threads_;  // joined first, while what they use is there
};

}  // namespace base
