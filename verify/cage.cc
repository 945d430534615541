#include "verify/cage.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <initializer_list>
#include <memory>

#include "base/file.h"
#include "base/sanitized.h"

namespace verify {
namespace {

// Of Linux 6.2; Debian 12's headers are older.
constexpr std::uint64_t kTruncate = std::uint64_t{1} << 14U;
constexpr long kTruncateSince = 3;

constexpr std::uint64_t kWriting = LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_REMOVE_DIR |
                                   LANDLOCK_ACCESS_FS_REMOVE_FILE | LANDLOCK_ACCESS_FS_MAKE_CHAR |
                                   LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                                   LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                                   LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM;

struct Release {
  void operator()(void* filter) const { seccomp_release(filter); }
};

// What makes a way out: sockets, also by way of io_uring; other namespaces; other processes'
// memory; parts of the kernel that a verifier has no use for.
std::vector<int> ForbiddenCalls() {
  std::vector<int> calls = {
      SCMP_SYS(socket),
      SCMP_SYS(io_uring_setup),
      SCMP_SYS(unshare),
      SCMP_SYS(setns),
      SCMP_SYS(mount),
      SCMP_SYS(umount2),
      SCMP_SYS(pivot_root),
      SCMP_SYS(chroot),
      SCMP_SYS(process_vm_readv),
      SCMP_SYS(bpf),
      SCMP_SYS(process_vm_writev),
      SCMP_SYS(perf_event_open),
      SCMP_SYS(add_key),
      SCMP_SYS(request_key),
      SCMP_SYS(keyctl),
      SCMP_SYS(userfaultfd),
      SCMP_SYS(init_module),
      SCMP_SYS(finit_module),
      SCMP_SYS(kexec_load),
      SCMP_SYS(open_by_handle_at),
      SCMP_SYS(pidfd_getfd),
  };
  if (!base::kSanitized) calls.push_back(SCMP_SYS(ptrace));
  return calls;
}

bool ForbidCalls() {
  const std::unique_ptr<void, Release> filter(seccomp_init(SCMP_ACT_ALLOW));
  if (!filter) return false;
  bool done = true;
  for (const int call : ForbiddenCalls()) {
    const int added = seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), call, 0);
    done = done && (added == 0 || added == -EDOM);  // EDOM: this machine has no such call
  }
  // A namespace can be asked for here too. What clone3 asks for no filter can see: without it the C
  // library takes clone.
  done = done && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                                  SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_NEWUSER, CLONE_NEWUSER)) == 0;
  done = done && seccomp_rule_add(filter.get(), SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  return done && seccomp_load(filter.get()) == 0;
}

bool AllowBeneath(int ruleset, const char* path, std::uint64_t access) {
  const base::UniqueFd place(open(path, O_PATH | O_CLOEXEC));
  const landlock_path_beneath_attr rule{access, place.get()};
  return place &&
         syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0) == 0;
}

// Whole, or not at all.
bool ForbidWriting(const std::string& home) {
  const long version =
      syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
  if (version < 1) return false;
  const std::uint64_t truncate = version >= kTruncateSince ? kTruncate : 0;
  const landlock_ruleset_attr handled{kWriting | truncate};
  const base::UniqueFd ruleset(
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &handled, sizeof handled, 0)));
  return ruleset && AllowBeneath(ruleset.get(), home.c_str(), kWriting | truncate) &&
         AllowBeneath(ruleset.get(), "/dev/null", LANDLOCK_ACCESS_FS_WRITE_FILE | truncate) &&
         syscall(SYS_landlock_restrict_self, ruleset.get(), 0) == 0;
}

}  // namespace

std::vector<std::string> EnterCage(const std::string& home) {
  std::vector<std::string> lacking;
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) lacking.emplace_back("no-new-privileges");
  if (!ForbidWriting(home)) lacking.emplace_back("no-writing");
  if (!ForbidCalls()) lacking.emplace_back("no-network");
  return lacking;
}

}  // namespace verify
