// Copies the log of an archive into its file beside the one who writes.
//
// A checkpoint waits for the disk, twice. SQLite makes it within a commit, where the writer waits
// too; here a thread with a connection of its own makes it while the writer goes on. What the
// writer has added in the meantime is little, and the writer copies that itself, so that the log
// begins anew and does not grow without end (https://www.sqlite.org/wal.html, 2.2 and 6).
//
// Life cycle: made by the Database that writes and ended by it before it closes its connection,
// which waits for the thread. Errors are told by nobody, as SQLite tells none of a checkpoint
// within a commit: what was committed is in the log, and the next one tries again.
#pragma once

#include <future>
#include <string>

#include "store/sqlite.h"

namespace store {

class Checkpoints {
 public:
  // Of 4 KiB. A run of some hundred documents stays below, and has one checkpoint, at its end.
  static constexpr int kLogPages = 8000;

  Checkpoints(sqlite3* writer, std::string path, int log_pages = kLogPages);
  ~Checkpoints();
  Checkpoints(const Checkpoints&) = delete;
  Checkpoints& operator=(const Checkpoints&) = delete;

 private:
  void Committed(int pages);

  sqlite3* writer_;
  std::string path_;
  int log_pages_;
  std::future<void> beside_;
};

}  // namespace store
