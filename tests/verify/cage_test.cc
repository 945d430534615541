#include "verify/cage.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <linux/landlock.h>
#include <linux/sched.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>

#include "tests/support/temp_folder.h"

namespace {

// What could be done in spite of the walls that are there; and that what is needed could.
enum Breach : unsigned {
  kGainsPrivileges = 1,
  kMakesSocket = 2,
  kMakesNamespace = 4,
  kMakesFile = 8,
  kCutsFile = 16,
  kRemovesFile = 32,
  kHomeIsClosed = 64,
  kNoPipe = 128,
};

bool Makes(const std::filesystem::path& file) {
  const int fd = open(file.c_str(), O_WRONLY | O_CREAT, 0600);
  if (fd >= 0) close(fd);
  return fd >= 0;
}

unsigned Breaches(const std::filesystem::path& home, const std::filesystem::path& outside) {
  const auto lacking = verify::EnterCage(home.string());
  const auto has = [&](const char* wall) {
    return std::find(lacking.begin(), lacking.end(), wall) == lacking.end();
  };
  unsigned breaches = 0;
  if (has("no-new-privileges") && prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1) {
    breaches |= kGainsPrivileges;
  }
  if (has("no-network")) {
    for (const int family : {AF_INET, AF_INET6, AF_UNIX, AF_NETLINK}) {
      if (socket(family, SOCK_STREAM, 0) >= 0) breaches |= kMakesSocket;
    }
    if (unshare(CLONE_NEWUSER) == 0) breaches |= kMakesNamespace;
    // As the C library does it, and as a filter cannot see into.
    const long cloned = syscall(SYS_clone, CLONE_NEWUSER | SIGCHLD, 0, 0, 0, 0);
    if (cloned == 0) _exit(0);
    if (cloned > 0) breaches |= kMakesNamespace;
    clone_args arguments{};
    arguments.flags = CLONE_NEWUSER;
    arguments.exit_signal = SIGCHLD;
    const long cloned3 = syscall(SYS_clone3, &arguments, sizeof arguments);
    if (cloned3 == 0) _exit(0);
    if (cloned3 > 0 || errno != ENOSYS) breaches |= kMakesNamespace;
    // With arguments that no call takes: where it is let through it fails with another error.
    for (const long call :
         {SYS_io_uring_setup, SYS_setns, SYS_mount, SYS_umount2, SYS_pivot_root, SYS_chroot,
          SYS_process_vm_readv, SYS_process_vm_writev, SYS_bpf, SYS_perf_event_open, SYS_add_key,
          SYS_request_key, SYS_keyctl, SYS_userfaultfd, SYS_init_module, SYS_finit_module,
          SYS_kexec_load, SYS_open_by_handle_at, SYS_pidfd_getfd}) {
      const long result = syscall(call, -1, -1, -1, -1, -1, -1);
      if (result != -1 || errno != EPERM) breaches |= kGainsPrivileges;
    }
  }
  if (has("no-writing")) {
    if (Makes(outside.parent_path() / "new")) breaches |= kMakesFile;
    if (open(outside.c_str(), O_WRONLY | O_TRUNC) >= 0) breaches |= kCutsFile;
    // Linux before 6.2 cannot forbid it.
    constexpr long kForbidsTruncate = 3;
    const long version =
        syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    const bool cut = version >= kForbidsTruncate && truncate(outside.c_str(), 0) == 0;
    if (cut) breaches |= kCutsFile;
    if (unlink(outside.c_str()) == 0) breaches |= kRemovesFile;
  }
  int ends[2];
  if (!Makes(home / "new") || open("/dev/null", O_RDWR) < 0) breaches |= kHomeIsClosed;
  if (pipe(ends) != 0 || write(ends[1], "x", 1) != 1) breaches |= kNoPipe;
  return breaches;
}

}  // namespace

TEST_CASE("in the cage there is no way out and the home stays open") {
  const support::TempFolder home;
  const support::TempFolder elsewhere;
  const auto outside = elsewhere.Write("kept", "kept");
  const pid_t child = fork();
  if (child == 0) _exit(static_cast<int>(Breaches(home.path(), outside)));
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  REQUIRE(WIFEXITED(status));
  CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("a cage for a home that is not there is told to lack its wall") {
  const pid_t child = fork();
  if (child == 0) {
    const auto lacking = verify::EnterCage("/nonexistent/home");
    const bool told = std::find(lacking.begin(), lacking.end(), "no-writing") != lacking.end();
    _exit(told ? 0 : 1);
  }
  int status = -1;
  REQUIRE(waitpid(child, &status, 0) == child);
  CHECK(status == 0);
}
