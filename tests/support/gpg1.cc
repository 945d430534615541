#include "tests/support/gpg1.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <vector>

#include "base/file.h"
#include "base/text.h"

namespace support {
namespace {

constexpr const char* kProgram = "/usr/bin/gpg1";

// The digest and self-signature lines must stand before a key is imported, else it loses its user
// ids; `ignore-time-conflict` because the clock is no business of a test.
constexpr std::string_view kConfig =
    "batch\nno-tty\nno-greeting\nallow-weak-digest-algos\nallow-non-selfsigned-uid\n"
    "ignore-time-conflict\nlock-never\nno-random-seed-file\nno-auto-check-trustdb\n"
    "no-auto-key-locate\ntrust-model always\n";

class FileActions {
 public:
  FileActions() { posix_spawn_file_actions_init(&actions_); }
  ~FileActions() { posix_spawn_file_actions_destroy(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;

  void Redirect(int fd, const std::string& path) {
    posix_spawn_file_actions_addopen(&actions_, fd, path.c_str(), O_RDWR | O_CREAT | O_TRUNC, 0600);
  }
  const posix_spawn_file_actions_t* Pointer() const { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

void Spawn(std::vector<std::string> arguments, const FileActions& files) {
  std::vector<char*> argv;
  for (std::string& argument : arguments) argv.push_back(argument.data());
  argv.push_back(nullptr);
  pid_t child = 0;
  if (posix_spawn(&child, kProgram, files.Pointer(), nullptr, argv.data(), environ) != 0) {
    throw std::runtime_error("gpg1: cannot be started");
  }
  int status = 0;
  waitpid(child, &status, 0);
}

bool HasLine(std::string_view status, std::string_view keyword) {
  for (const std::string_view line : base::SplitLines(status)) {
    if (line.starts_with(keyword)) return true;
  }
  return false;
}

}  // namespace

bool Gpg1::IsInstalled() { return access(kProgram, X_OK) == 0; }

Gpg1::Gpg1() { home_.Write("gpg.conf", kConfig); }

void Gpg1::Import(std::string_view key_block) const {
  if (!HasLine(Run("--import", key_block), "IMPORT_OK")) {
    throw std::runtime_error("gpg1: the key was not imported");
  }
}

std::string Gpg1::Verify(std::string_view document) const { return Run("--verify", document); }

bool Gpg1::SaysGood(std::string_view document) const {
  const std::string status = Verify(document);
  for (const std::string_view trouble : {"BADSIG", "ERRSIG", "NODATA", "UNEXPECTED", "BADARMOR"}) {
    if (HasLine(status, trouble)) return false;
  }
  return HasLine(status, "GOODSIG") || HasLine(status, "EXPKEYSIG");
}

bool Gpg1::SaysBad(std::string_view document) const { return HasLine(Verify(document), "BADSIG"); }

std::string Gpg1::Run(std::string_view command, std::string_view input) const {
  const std::string file = home_.Write("input", input);
  const std::string out = home_.path() / "status";
  FileActions files;
  files.Redirect(STDOUT_FILENO, out);
  files.Redirect(STDERR_FILENO, home_.path() / "talk");
  Spawn({kProgram, "--homedir", home_.path(), "--status-fd", "1", std::string(command), file},
        files);
  const base::Result<std::string> status = base::ReadFile(out);
  if (!status) throw std::runtime_error(status.error().message);
  return base::ReplaceAll(*status, "[GNUPG:] ", "");
}

}  // namespace support
