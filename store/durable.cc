#include "store/durable.h"

#include <fmt/format.h>

#include "base/escape.h"

namespace store {

// SQLite syncs its log before each checkpoint; this does the same without one, which a reader could
// hold up.
base::Status MakeDurable(Database& database) {
  sqlite3_file* log = nullptr;
  int code = sqlite3_file_control(database.get(), "main", SQLITE_FCNTL_JOURNAL_POINTER, &log);
  if (code == SQLITE_OK && log != nullptr && log->pMethods != nullptr) {
    code = log->pMethods->xSync(log, SQLITE_SYNC_NORMAL);
  }
  if (code == SQLITE_OK) return {};
  return base::Failed(fmt::format("{}: cannot be brought to the disk: {}",
                                  base::EscapeForTerminal(database.path()), sqlite3_errstr(code)),
                      SqliteHint(code));
}

}  // namespace store
