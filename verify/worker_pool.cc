#include "verify/worker_pool.h"

#include <fmt/format.h>
#include <poll.h>

#include <algorithm>
#include <thread>
#include <utility>

#include "verify/worker_protocol.h"

namespace verify {
namespace {

constexpr int kMaxLossesAtStart = 3;
constexpr int kMaxLossesInARow = 10;
constexpr std::size_t kJobsPerWorker = 8;

base::Error Died() {
  return {base::ErrorKind::kFailed, "GnuPG's worker process ended without an answer", {}};
}

base::Error TookTooLong(std::chrono::milliseconds limit) {
  return {
      base::ErrorKind::kFailed,
      fmt::format("GnuPG did not answer within {} s", static_cast<double>(limit.count()) / 1000.0),
      {}};
}

// The program that `gnupg` means; it is there.
base::Result<std::string> ProgramOf(Gnupg gnupg, const WorkerPoolOptions& options) {
  if (gnupg == Gnupg::kOne) return FindGpg1(options.gpg1);
  auto gpg = FindGpg(options.gpg);
  if (!gpg) return base::Forward(gpg);
  if (!*gpg) return base::Failed("no GnuPG 2 is there", "install the package gpg");
  return std::move(**gpg);
}

}  // namespace

base::Result<std::unique_ptr<WorkerPool>> WorkerPool::Start(const Keyring& keyring,
                                                            const WorkerPoolOptions& options,
                                                            Gnupg gnupg) {
  auto program = ProgramOf(gnupg, options);
  if (!program) return base::Forward(program);
  auto home = GnupgHome::Make(keyring, gnupg);
  if (!home) return base::Forward(home);
  const unsigned count =
      options.workers != 0 ? options.workers : std::max(1U, std::thread::hardware_concurrency());
  WorkerOptions worker{options.program, std::move(*program), home->path().string()};
  std::unique_ptr<WorkerPool> pool(
      new WorkerPool(std::move(*home), std::move(worker), count, options.timeout));
  pool->StartWorkers();
  return pool;
}

WorkerPool::WorkerPool(GnupgHome home, WorkerOptions options, std::size_t count,
                       std::chrono::milliseconds timeout)
    : home_(std::move(home)), options_(std::move(options)), count_(count), timeout_(timeout) {}

void WorkerPool::StartWorkers() {
  while (!given_up_ && workers_.size() < count_) {
    auto process = WorkerProcess::Start(options_);
    if (!process) return GiveUp(process.error());
    workers_.push_back(
        {std::move(*process), false, {}, std::chrono::steady_clock::now() + timeout_});
  }
}

void WorkerPool::Submit(std::uint64_t tag, DetachedSignature signature) {
  ++pending_;
  if (given_up_) return Reply(tag, tl::unexpected(*given_up_));
  waiting_.push_back({tag, std::move(signature)});
  GiveOut();
}

// The idle ones first, then one in reserve for each.
void WorkerPool::GiveOut() {
  for (std::size_t load = 0; load < kJobsPerWorker; ++load) {
    for (Worker& worker : workers_) {
      if (!waiting_.empty() && worker.ready && worker.jobs.size() == load) Give(worker);
    }
  }
}

void WorkerPool::Give(Worker& worker) {
  if (worker.jobs.empty()) worker.deadline = std::chrono::steady_clock::now() + timeout_;
  worker.process.Send(EncodeRequest(waiting_.front().signature));
  worker.jobs.push_back(std::move(waiting_.front()));
  waiting_.pop_front();
}

base::Result<std::string> WorkerPool::WaitForCage() {
  while (!cage_ && !given_up_) PollWorkers(timeout_);
  if (!cage_) return tl::unexpected(*given_up_);
  return *cage_;
}

std::vector<EngineReply> WorkerPool::Wait(std::chrono::milliseconds timeout) {
  const auto until = std::chrono::steady_clock::now() + timeout;
  while (true) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(until - std::chrono::steady_clock::now());
    const bool last = !replies_.empty() || pending_ == 0 || left.count() <= 0;
    PollWorkers(last ? std::chrono::milliseconds{0} : left);
    GiveOut();
    if (last) break;
  }
  pending_ -= replies_.size();
  return std::exchange(replies_, {});
}

void WorkerPool::PollWorkers(std::chrono::milliseconds timeout) {
  std::vector<pollfd> watched;
  for (const Worker& worker : workers_) {
    const int events = POLLIN | (worker.process.HasUnsent() ? POLLOUT : 0);
    watched.push_back({worker.process.fd(), static_cast<short>(events), 0});
  }
  poll(watched.data(), watched.size(), static_cast<int>(UntilDeadline(timeout).count()));
  const auto now = std::chrono::steady_clock::now();
  for (std::size_t i = watched.size(); i-- > 0;) {  // backwards: Retire takes one out
    Worker& worker = workers_[i];
    if (!Serve(worker, watched[i].revents)) {
      Retire(i, Died());
    } else if ((!worker.ready || !worker.jobs.empty()) && now >= worker.deadline) {
      Retire(i, TookTooLong(timeout_));
    }
    if (given_up_) return;
  }
  StartWorkers();
}

std::chrono::milliseconds WorkerPool::UntilDeadline(std::chrono::milliseconds timeout) const {
  const auto now = std::chrono::steady_clock::now();
  for (const Worker& worker : workers_) {
    if (worker.ready && worker.jobs.empty()) continue;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(worker.deadline - now);
    timeout = std::clamp(left, std::chrono::milliseconds{0}, timeout);
  }
  return timeout;
}

bool WorkerPool::Serve(Worker& worker, short events) {
  if ((events & POLLOUT) != 0 && !worker.process.Flush()) return false;
  if ((events & (POLLIN | POLLHUP | POLLERR)) == 0) return true;
  const bool alive = worker.process.Receive();
  return TakeFrames(worker) && alive;
}

bool WorkerPool::TakeFrames(Worker& worker) {
  bool broken = false;
  while (const auto fields = worker.process.Take(broken)) {
    if (!TakeFrame(worker, *fields)) return false;
  }
  return !broken;
}

bool WorkerPool::TakeFrame(Worker& worker, const std::vector<std::string>& fields) {
  if (!worker.ready && fields.size() == 3 && fields[0] == "ready") {
    worker.ready = true;
    cage_ = fields[2];
    return true;
  }
  auto answer = DecodeAnswer(fields);
  if (!worker.ready) {
    if (answer && !*answer) GiveUp(answer->error());  // gpg1 is none; another try will not help
    return false;
  }
  if (!answer || worker.jobs.empty()) return false;
  Finish(worker, std::move(*answer));
  return true;
}

void WorkerPool::Finish(Worker& worker, base::Result<EngineCheck> answer) {
  Job job = std::move(worker.jobs.front());
  worker.jobs.pop_front();
  worker.deadline = std::chrono::steady_clock::now() + timeout_;
  losses_in_a_row_ = 0;
  has_answered_ = true;
  if (!answer) return Reply(job.tag, base::Forward(answer));
  Reply(job.tag, EngineAnswer{std::move(*answer)});
}

// Ends the worker. What it had in hand has failed; what it had in reserve has not been tried.
void WorkerPool::Retire(std::size_t index, const base::Error& why) {
  std::deque<Job> jobs = std::move(workers_[index].jobs);
  workers_.erase(workers_.begin() + static_cast<std::ptrdiff_t>(index));
  bool in_hand = true;
  for (Job& job : jobs) {
    if (std::exchange(in_hand, false) && ++job.failures == 2) {
      Reply(job.tag, tl::unexpected(why));
    } else {
      waiting_.push_back(std::move(job));
    }
  }
  CountLoss(why);
}

void WorkerPool::CountLoss(const base::Error& why) {
  const int most = has_answered_ ? kMaxLossesInARow : kMaxLossesAtStart;
  if (++losses_in_a_row_ >= most) GiveUp(why);
}

void WorkerPool::GiveUp(const base::Error& why) {
  if (given_up_) return;
  given_up_ = why;
  for (Worker& worker : workers_) {
    for (const Job& job : worker.jobs) Reply(job.tag, tl::unexpected(why));
    worker.jobs.clear();
  }
  for (const Job& job : waiting_) Reply(job.tag, tl::unexpected(why));
  waiting_.clear();
}

void WorkerPool::Reply(std::uint64_t tag, base::Result<EngineAnswer> answer) {
  replies_.push_back({tag, std::move(answer)});
}

}  // namespace verify
