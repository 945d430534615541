#include "verify/worker.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <string>
#include <thread>

#include "base/sanitized.h"
#include "base/text.h"
#include "verify/cage.h"
#include "verify/gpgme_check.h"
#include "verify/worker_protocol.h"

namespace verify {
namespace {

// gpg1 needs some 10 MiB. A gpg1 that floods its status pipe makes GPGME grow until here.
constexpr rlim_t kMemoryLimit = rlim_t{1} << 30U;
constexpr rlim_t kFileLimit = rlim_t{64} << 20U;

void Limit(__rlimit_resource resource, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(resource, &limit);
}

void LimitResources() {
  if (!base::kSanitized) Limit(RLIMIT_AS, kMemoryLimit);
  Limit(RLIMIT_FSIZE, kFileLimit);
  Limit(RLIMIT_CORE, 0);
}

// The main thread may be blocked in GPGME for ever; this one sees the owner hang up.
void KillGroupOnHangUp(int fd) {
  pollfd watched{fd, POLLRDHUP, 0};
  while (poll(&watched, 1, -1) < 0 && errno == EINTR) {
  }
  kill(0, SIGKILL);
}

bool SendAll(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (put < 0 && errno == EINTR) continue;
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

bool Receive(int fd, std::string& buffer) {
  std::array<char, 65536> chunk{};
  const ssize_t got = read(fd, chunk.data(), chunk.size());
  if (got < 0 && errno == EINTR) return true;
  if (got <= 0) return false;
  buffer.append(chunk.data(), static_cast<std::size_t>(got));
  return true;
}

// GPGME starts gpg1 through a process that ends at once, so gpg1 would become a child of the owner,
// and stay there as a zombie for each signature. It becomes ours instead; GPGME waits for none.
void ReapGpg1() {
  while (waitpid(-1, nullptr, WNOHANG) > 0) {
  }
}

int Serve(int fd, GpgmeChecker& checker) {
  std::string buffer;
  bool broken = false;
  do {
    while (auto fields = TakeFrame(buffer, broken)) {
      auto request = DecodeRequest(std::move(*fields));
      if (!request || !SendAll(fd, EncodeAnswer(checker.Check(*request)))) return 1;
      ReapGpg1();
    }
  } while (!broken && Receive(fd, buffer));
  return broken ? 1 : 0;
}

int Run(int fd, const std::string& gpg1, const std::string& home) {
  LimitResources();
  prctl(PR_SET_CHILD_SUBREAPER, 1);
  const std::string lacking = base::Join(EnterCage(home), ", ");
  std::thread(KillGroupOnHangUp, fd).detach();
  auto checker = GpgmeChecker::Open(gpg1, home);
  if (!checker) {
    SendAll(fd, EncodeAnswer(base::Forward(checker)));
    return 1;
  }
  if (!SendAll(fd, EncodeFrame({"ready", checker->version(), lacking}))) return 1;
  return Serve(fd, *checker);
}

}  // namespace

std::optional<int> RunIfWorker(int argc, char** argv) {
  if (argc != 5 || std::string_view(argv[1]) != kWorkerCommand) return std::nullopt;
  return Run(std::atoi(argv[2]), argv[3], argv[4]);
}

}  // namespace verify
