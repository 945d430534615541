// Worker processes that can be killed with the GnuPG they ask, called gpg1 below whichever it is.
//
// Rejected: GPGME in this process on threads. A gpg1 that hangs cannot be ended through GPGME:
// cancelling says Success, the call stays blocked, and GPGME tells nobody the pid.
//
// Each worker has one signature in hand and some in reserve, so that it need not wait while its
// owner writes to a disk. A
// worker that dies, or takes longer than the time limit, is killed and replaced; the signature it
// had in hand is tried once more, after all others, and then fails. When three workers were lost
// and no signature has been answered yet, or ten in a row later on, the engine is given up:
// everything pending and everything submitted later fails at once, so that a gpg1 that hangs costs
// a run seconds and not a night.
#pragma once

#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "verify/engine.h"
#include "verify/gnupg_home.h"
#include "verify/gnupg_program.h"
#include "verify/worker_process.h"

namespace verify {

struct WorkerPoolOptions {
  std::string program;                       // see WorkerOptions
  std::string gpg1 = kDefaultGpg1;           // path or name; a name is looked up in PATH
  std::string gpg = kDefaultGpg;             // the same for GnuPG 2; empty: do without it
  unsigned workers = 0;                      // 0: one for each processor
  std::chrono::milliseconds timeout{10000};  // for one signature, and for a worker to be ready
};

class WorkerPool : public Engine {
 public:
  // Workers of one GnuPG. Error: it is not there (the hint names the package), no home. Does not
  // wait for the workers.
  static base::Result<std::unique_ptr<WorkerPool>> Start(const Keyring& keyring,
                                                         const WorkerPoolOptions& options,
                                                         Gnupg gnupg = Gnupg::kOne);

  void Submit(std::uint64_t tag, DetachedSignature signature) override;
  std::vector<EngineReply> Wait(std::chrono::milliseconds timeout) override;
  std::size_t Pending() const override { return pending_; }

  // Waits for the first worker to be ready, and gives what its cage lacks (verify/cage.h), joined
  // by commas; empty where it is whole. Error: no worker gets ready.
  base::Result<std::string> WaitForCage();

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;
  struct Job {
    std::uint64_t tag;
    DetachedSignature signature;
    int failures = 0;
  };
  struct Worker {
    WorkerProcess process;
    bool ready = false;
    std::deque<Job> jobs;  // the first one is in hand
    SteadyTime deadline;   // for the job in hand, or for being ready
  };

  WorkerPool(GnupgHome home, WorkerOptions options, std::size_t count,
             std::chrono::milliseconds timeout);

  void StartWorkers();
  void GiveOut();
  void Give(Worker& worker);
  void PollWorkers(std::chrono::milliseconds timeout);
  bool Serve(Worker& worker, short events);  // false when the worker is done for
  bool TakeFrames(Worker& worker);
  bool TakeFrame(Worker& worker, const std::vector<std::string>& fields);
  void Finish(Worker& worker, base::Result<EngineCheck> answer);
  void Retire(std::size_t index, const base::Error& why);
  void CountLoss(const base::Error& why);
  void GiveUp(const base::Error& why);
  void Reply(std::uint64_t tag, base::Result<EngineAnswer> answer);
  std::chrono::milliseconds UntilDeadline(std::chrono::milliseconds timeout) const;

  GnupgHome home_;  // destroyed after the workers that use it
  WorkerOptions options_;
  std::size_t count_;
  std::chrono::milliseconds timeout_;
  std::vector<Worker> workers_;
  std::deque<Job> waiting_;
  std::vector<EngineReply> replies_;
  std::size_t pending_ = 0;
  int losses_in_a_row_ = 0;
  bool has_answered_ = false;
  std::optional<base::Error> given_up_;
  std::optional<std::string> cage_;  // what the first worker that was ready said of it
};

}  // namespace verify
