#include "cli/pager.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <sstream>

extern char** environ;

namespace cli {
namespace {

volatile pid_t running_pager = -1;

// Ctrl-C is for the pager too, which does not end by it: without waiting, two programs would read
// from one terminal.
void EndWithPager(int /*signal*/) {
  close(STDOUT_FILENO);
  const pid_t pager = running_pager;
  while (pager > 0 && waitpid(pager, nullptr, 0) < 0 && errno == EINTR) {
  }
  _exit(128 + SIGINT);
}

bool IsInPath(const std::string& program) {
  const char* path = std::getenv("PATH");
  std::istringstream folders(path == nullptr ? "" : path);
  for (std::string folder; std::getline(folders, folder, ':');) {
    if (access((std::filesystem::path(folder) / program).c_str(), X_OK) == 0) return true;
  }
  return false;
}

std::string PagerCommand() {
  if (const char* given = std::getenv("PAGER"); given != nullptr) {
    return std::string(given) == "cat" ? "" : given;
  }
  return IsInPath("less") ? "less" : "";
}

}  // namespace

bool Pager::Run(const std::string& command) {
  std::array<int, 2> ends{};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  const base::UniqueFd read_end(ends[0]);
  const base::UniqueFd write_end(ends[1]);
  // What less does where nobody has told it: leave when all fits, colours, keep the screen.
  setenv("LESS", "FRX", 0);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, read_end.get(), STDIN_FILENO);
  const std::array<const char*, 4> arguments = {"sh", "-c", command.c_str(), nullptr};
  const int failed = posix_spawn(&process_, "/bin/sh", &actions, nullptr,
                                 const_cast<char* const*>(arguments.data()), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failed != 0) return false;
  std::cout.flush();
  terminal_ = base::UniqueFd(fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
  return terminal_ && dup2(write_end.get(), STDOUT_FILENO) >= 0;
}

void Pager::Start() {
  if (was_started_) return;
  const std::string command = PagerCommand();
  if (command.empty()) return;
  std::signal(SIGPIPE, SIG_IGN);
  was_started_ = Run(command);
  if (!was_started_) return;
  running_pager = process_;
  std::signal(SIGINT, EndWithPager);
}

void Pager::End() {
  if (!terminal_) return;
  std::cout.flush();
  dup2(terminal_.get(), STDOUT_FILENO);  // ends what the pager reads
  terminal_.Reset();
  while (waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  running_pager = -1;
  std::signal(SIGINT, SIG_DFL);
}

}  // namespace cli
