#include "verify/cage.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

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
  }
  if (has("no-writing")) {
    if (Makes(outside.parent_path() / "new")) breaches |= kMakesFile;
    if (open(outside.c_str(), O_WRONLY | O_TRUNC) >= 0) breaches |= kCutsFile;
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
