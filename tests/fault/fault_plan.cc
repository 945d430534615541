#include "tests/fault/fault_plan.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace fault {
namespace {

namespace fs = std::filesystem;

std::string Variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

int ErrorNamed(const std::string& name) {
  if (name == "ENOSPC") return ENOSPC;
  if (name == "EDQUOT") return EDQUOT;
  if (name == "EIO") return EIO;
  if (name == "EROFS") return EROFS;
  return 0;
}

struct Plan {
  std::string root = Variable("INKAN_FAULT_ROOT");
  std::string what = Variable("INKAN_FAULT");
  long at = std::strtol(Variable("INKAN_FAULT_AT").c_str(), nullptr, 10);
  bool once = !Variable("INKAN_FAULT_ONCE").empty();
  std::string count_file = Variable("INKAN_FAULT_COUNT");
  std::string shadow = Variable("INKAN_FAULT_SHADOW");
  std::string after = Variable("INKAN_FAULT_AFTER");
  std::atomic<long> done{0};

  ~Plan() {
    if (!count_file.empty()) std::ofstream(count_file) << done << '\n';
  }
};

Plan& ThePlan() {
  static Plan plan;
  return plan;
}

// What the shadow does is no operation of the program's.
thread_local bool is_ours = false;

class Ours {
 public:
  Ours() { is_ours = true; }
  ~Ours() { is_ours = false; }
};

std::string ShadowOf(const std::string& path) {
  return ThePlan().shadow + path.substr(ThePlan().root.size());
}

}  // namespace

void Die() {
  kill(getpid(), SIGKILL);
  while (true) pause();
}

Verdict Before(Operation operation, const std::string& path) {
  if (path.empty()) return Verdict::kGoOn;
  Plan& plan = ThePlan();
  const long number = ++plan.done;
  if (plan.at == 0 || number < plan.at) return Verdict::kGoOn;
  if (const int error = ErrorNamed(plan.what); error != 0) {
    if (operation == Operation::kRemove || (plan.once && number > plan.at)) return Verdict::kGoOn;
    errno = error;
    return Verdict::kFail;
  }
  if (plan.what == "torn" && operation == Operation::kWrite) return Verdict::kHalf;
  Die();
}

void Synced(const std::string& path) {
  if (path.empty() || ThePlan().shadow.empty() || !fs::is_regular_file(path)) return;
  const Ours ours;
  std::error_code ignored;
  fs::create_directories(fs::path(ShadowOf(path)).parent_path(), ignored);
  fs::copy_file(path, ShadowOf(path), fs::copy_options::overwrite_existing, ignored);
}

// Names change on the disk at once, contents when they are synced.
void Renamed(const std::string& from, const std::string& to) {
  const Plan& plan = ThePlan();
  if (from.empty() || to.empty() || plan.shadow.empty()) return;
  const Ours ours;
  std::error_code error;
  fs::rename(ShadowOf(from), ShadowOf(to), error);
  if (error) fs::remove(ShadowOf(to), error);
  if (!plan.after.empty() && to.ends_with(plan.after)) Die();
}

void Removed(const std::string& path) {
  if (path.empty() || ThePlan().shadow.empty()) return;
  const Ours ours;
  std::error_code ignored;
  fs::remove(ShadowOf(path), ignored);
}

std::string PathOf(const char* path) {
  const Plan& plan = ThePlan();
  if (is_ours || plan.root.empty()) return {};
  std::string absolute = path;
  if (absolute.empty() || absolute.front() != '/') {
    std::array<char, PATH_MAX> folder{};
    if (getcwd(folder.data(), folder.size()) == nullptr) return {};
    absolute = std::string(folder.data()) + "/" + absolute;
  }
  if (absolute.rfind(plan.root + "/", 0) != 0) return {};
  return absolute;
}

std::string PathOf(int fd) {
  if (is_ours || ThePlan().root.empty()) return {};
  std::array<char, PATH_MAX> path{};
  const std::string link = "/proc/self/fd/" + std::to_string(fd);
  const ssize_t size = readlink(link.c_str(), path.data(), path.size() - 1);
  return size <= 0 ? std::string() : PathOf(path.data());
}

}  // namespace fault
