// One worker process, seen from its owner.
//
// Life cycle: Start spawns it in a process group of its own, with an environment that holds nothing
// of ours but PATH and TMPDIR. Send and Receive move frames without ever blocking. The destructor
// kills the whole group and waits for the worker, so that no gpg1 outlives its owner; what has left
// the group meanwhile is found by the mark in its environment and killed too.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/result.h"

namespace verify {

struct WorkerOptions {
  std::string program;  // the executable whose kWorkerCommand runs a worker
  std::string gpg1;
  std::string home;
};

class WorkerProcess {
 public:
  static base::Result<WorkerProcess> Start(const WorkerOptions& options);
  ~WorkerProcess();
  WorkerProcess(WorkerProcess&& other) noexcept;
  WorkerProcess& operator=(WorkerProcess&& other) noexcept;

  int fd() const { return socket_.get(); }
  bool HasUnsent() const { return !unsent_.empty(); }
  void Send(std::string_view frame);  // queues, then sends what the socket takes
  bool Flush();                       // false when the worker is gone
  bool Receive();                     // takes what has arrived; false when the worker is gone
  // The next whole frame; sets `broken` when what arrived can be none.
  std::optional<std::vector<std::string>> Take(bool& broken);

 private:
  WorkerProcess(pid_t pid, base::UniqueFd socket, std::string mark)
      : pid_(pid), socket_(std::move(socket)), mark_(std::move(mark)) {}
  void End();

  pid_t pid_ = -1;
  base::UniqueFd socket_;
  std::string mark_;
  std::string unsent_;
  std::string received_;
};

}  // namespace verify
