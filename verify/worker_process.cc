#include "verify/worker_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "verify/worker.h"
#include "verify/worker_protocol.h"

namespace verify {
namespace {

constexpr int kWorkerFd = 3;
constexpr std::chrono::seconds kPatience{5};

std::string NewMark() {
  static std::atomic<unsigned> count{0};
  return fmt::format("INKAN_WORKER={}-{}", getpid(), ++count);
}

std::vector<std::string> Environment(const std::string& mark) {
  std::vector<std::string> variables = {mark, "LC_ALL=C"};
  for (const char* name : {"PATH", "TMPDIR", "ASAN_OPTIONS", "LSAN_OPTIONS"}) {
    const char* value = std::getenv(name);
    if (value != nullptr) variables.push_back(fmt::format("{}={}", name, value));
  }
  return variables;
}

std::vector<char*> Pointers(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& string : strings) pointers.push_back(string.data());
  pointers.push_back(nullptr);
  return pointers;
}

// 0, or the error number. The child has the socket at kWorkerFd and nothing at 0, 1 and 2.
int Spawn(const WorkerOptions& options, int socket, const std::string& mark, pid_t& pid) {
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  for (const int fd : {0, 1, 2}) {
    posix_spawn_file_actions_addopen(&actions, fd, "/dev/null", O_RDWR, 0);
  }
  posix_spawn_file_actions_adddup2(&actions, socket, kWorkerFd);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  sigset_t none;
  sigemptyset(&none);
  posix_spawnattr_setsigmask(&attributes, &none);
  sigset_t defaults;  // a mirror run ignores SIGPIPE; gpg1 must not
  sigemptyset(&defaults);
  sigaddset(&defaults, SIGPIPE);
  posix_spawnattr_setsigdefault(&attributes, &defaults);
  posix_spawnattr_setpgroup(&attributes, 0);
  posix_spawnattr_setflags(&attributes,
                           POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  std::vector<std::string> arguments = {options.program, kWorkerCommand, std::to_string(kWorkerFd),
                                        options.gpg1, options.home};
  std::vector<std::string> variables = Environment(mark);
  const int error = posix_spawn(&pid, options.program.c_str(), &actions, &attributes,
                                Pointers(arguments).data(), Pointers(variables).data());
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return error;
}

std::vector<pid_t> Children() {
  std::vector<pid_t> children;
  for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
    std::ifstream list(task.path() / "children");
    children.insert(children.end(), std::istream_iterator<pid_t>(list), {});
  }
  return children;
}

enum class Kinship { kOurs, kForeign, kUnclear };

// A process has no environment while it is being replaced by exec: then it must be asked again. A
// dead one has none either, and is of no interest.
Kinship KinshipOf(pid_t pid, const std::string& mark) {
  std::ifstream file(fmt::format("/proc/{}/environ", pid), std::ios::binary);
  const std::string environment{std::istreambuf_iterator<char>(file), {}};
  if (environment.find(mark + '\0') != std::string::npos) return Kinship::kOurs;
  siginfo_t info{};
  const int flags = WEXITED | WNOHANG | WNOWAIT;
  const bool dead = waitid(P_PID, static_cast<id_t>(pid), &info, flags) != 0 || info.si_pid == pid;
  return environment.empty() && !dead ? Kinship::kUnclear : Kinship::kForeign;
}

// Kills what there is to kill among the children; false when nothing was, or is still unclear.
bool KillSomeOrphans(const std::string& mark) {
  bool again = false;
  for (const pid_t child : Children()) {
    const Kinship kinship = KinshipOf(child, mark);
    if (kinship == Kinship::kOurs) {
      kill(child, SIGKILL);
      waitpid(child, nullptr, 0);
    }
    again = again || kinship != Kinship::kForeign;
  }
  return again;
}

// What a dead worker leaves behind becomes a child of this process, which is a subreaper; so do the
// children of what is killed here, hence until none is left. A program that forks faster than it
// can be killed ends the patience.
void KillOrphans(const std::string& mark) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  while (KillSomeOrphans(mark) && std::chrono::steady_clock::now() < until) {
  }
}

}  // namespace

base::Result<WorkerProcess> WorkerProcess::Start(const WorkerOptions& options) {
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends.data()) != 0) {
    return base::Failed(fmt::format("no socket for a worker: {}", std::strerror(errno)));
  }
  base::UniqueFd ours(ends[0]);
  base::UniqueFd theirs(ends[1]);
  // The worker blocks on its end. dup2 onto itself would keep close-on-exec: move it out of the
  // way.
  fcntl(theirs.get(), F_SETFL, 0);
  if (theirs.get() == kWorkerFd) {
    theirs = base::UniqueFd(fcntl(theirs.get(), F_DUPFD_CLOEXEC, kWorkerFd + 1));
  }
  std::string mark = NewMark();
  pid_t pid = -1;
  if (const int error = Spawn(options, theirs.get(), mark, pid); error != 0) {
    return base::Failed(
        fmt::format("{}: a worker cannot be started: {}", options.program, std::strerror(error)),
        "is /proc mounted? 'inkan doctor' looks at what a run needs");
  }
  return WorkerProcess(pid, std::move(ours), std::move(mark));
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      socket_(std::move(other.socket_)),
      mark_(std::move(other.mark_)),
      unsent_(std::move(other.unsent_)),
      received_(std::move(other.received_)) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  if (this == &other) return *this;
  End();
  pid_ = std::exchange(other.pid_, -1);
  socket_ = std::move(other.socket_);
  mark_ = std::move(other.mark_);
  unsent_ = std::move(other.unsent_);
  received_ = std::move(other.received_);
  return *this;
}

WorkerProcess::~WorkerProcess() { End(); }

void WorkerProcess::End() {
  if (pid_ < 0) return;
  kill(-pid_, SIGKILL);
  while (waitpid(pid_, nullptr, 0) < 0 && errno == EINTR) {
  }
  while (waitpid(-pid_, nullptr, 0) > 0 || errno == EINTR) {  // gpg1 dies with its group
  }
  pid_ = -1;
  KillOrphans(mark_);
}

void WorkerProcess::Send(std::string_view frame) {
  unsent_ += frame;
  Flush();
}

bool WorkerProcess::Flush() {
  while (!unsent_.empty()) {
    const ssize_t put = send(socket_.get(), unsent_.data(), unsent_.size(), MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return errno == EAGAIN;
    unsent_.erase(0, static_cast<std::size_t>(put));
  }
  return true;
}

bool WorkerProcess::Receive() {
  std::array<char, 65536> chunk{};
  while (true) {
    const ssize_t got = recv(socket_.get(), chunk.data(), chunk.size(), 0);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return errno == EAGAIN;
    if (got == 0) return false;
    received_.append(chunk.data(), static_cast<std::size_t>(got));
  }
}

std::optional<std::vector<std::string>> WorkerProcess::Take(bool& broken) {
  return TakeFrame(received_, broken);
}

}  // namespace verify
