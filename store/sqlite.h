// SQLite, as much of it as the archive needs.
//
// A database is used by one thread. Errors are sticky: the first one of a series of calls is kept,
// every later call does nothing and gives nothing, and Check, Commit or Finish tells. So writing
// code reads as a list of what is written, and no error can be overlooked on the way to a commit.
#pragma once

#include <sqlite3.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace store {

struct Blob {
  std::string_view bytes;
};

// One prepared statement while its rows are read; owned by its Database and valid until the same
// SQL is asked for again.
class Statement {
 public:
  Statement(sqlite3_stmt* statement, std::optional<base::Error>& error)
      : statement_(statement), error_(&error) {}

  // Texts are copied: the rows may be read when the caller's are gone.
  template <typename... Values>
  Statement& Bind(const Values&... values) {
    return BindAll(SQLITE_TRANSIENT, values...);
  }
  // Texts are the caller's, and have to be there until Reset.
  template <typename... Values>
  Statement& Borrow(const Values&... values) {
    return BindAll(SQLITE_STATIC, values...);
  }
  bool Step();  // true: there is a row
  void Reset();

  int Columns() const { return sqlite3_column_count(statement_); }
  bool IsNull(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
  std::int64_t Int(int column) const { return sqlite3_column_int64(statement_, column); }
  std::string Text(int column) const;       // also for blobs
  std::string_view View(int column) const;  // the same, valid until the next Step or Reset
  std::optional<std::string> OptionalText(int column) const;
  sqlite3_stmt* get() const { return statement_; }

 private:
  using Keeping = sqlite3_destructor_type;

  template <typename... Values>
  Statement& BindAll([[maybe_unused]] Keeping keeping, const Values&... values) {
    int index = 0;
    (BindOne(++index, values, keeping), ...);
    return *this;
  }
  void BindOne(int index, std::string_view text, Keeping keeping);
  void BindOne(int index, const char* text, Keeping keeping) {
    BindOne(index, std::string_view(text), keeping);
  }
  void BindOne(int index, const std::string& text, Keeping keeping) {
    BindOne(index, std::string_view(text), keeping);
  }
  void BindOne(int index, std::int64_t number, Keeping keeping);
  void BindOne(int index, int number, Keeping keeping) {
    BindOne(index, std::int64_t{number}, keeping);
  }
  void BindOne(int index, bool truth, Keeping keeping) {
    BindOne(index, std::int64_t{truth}, keeping);
  }
  void BindOne(int index, Blob blob, Keeping keeping);
  template <typename Value>
  void BindOne(int index, const std::optional<Value>& value, Keeping keeping) {
    if (value) {
      BindOne(index, *value, keeping);
    } else if (statement_ != nullptr) {
      sqlite3_bind_null(statement_, index);
    }
  }

  sqlite3_stmt* statement_;  // null after an error
  std::optional<base::Error>* error_;
};

class Checkpoints;

class Database {
 public:
  enum class Mode {
    kReadWrite,
    kReadOnly,
    kImmutable,  // read only, in a folder where not even the lock files of WAL can be made
  };

  static base::Result<Database> Open(const std::string& path, Mode mode);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) = delete;

  // Any number of statements, without values.
  void Script(const std::string& sql);
  // One statement, prepared once and kept. `sql` is a literal of ours, never a document's text.
  Statement& Prepare(std::string_view sql);
  template <typename... Values>
  void Run(std::string_view sql, const Values&... values) {
    Statement& statement = Prepare(sql).Borrow(values...);
    statement.Step();
    statement.Reset();
  }
  // The first column of the first row.
  template <typename... Values>
  std::optional<std::int64_t> FindInt(std::string_view sql, const Values&... values) {
    Statement& statement = Prepare(sql).Borrow(values...);
    std::optional<std::int64_t> found;
    if (statement.Step() && !statement.IsNull(0)) found = statement.Int(0);
    statement.Reset();
    return found;
  }
  std::int64_t LastId() const { return sqlite3_last_insert_rowid(handle_); }

  void Begin();
  base::Status Commit();  // rolls back and gives the error when there was one since Begin
  void Rollback();        // undoes all since Begin; forgets an error of it
  base::Status Check();   // gives the sticky error and forgets it

  // Gathering: a Commit ends the transaction only once many have come together or some time has
  // gone by; until then Begin goes on with the one that is open. What is gathered is lost together,
  // by a kill or by the error of any of them. Whoever must know that something is kept (before
  // others act on it, before a long wait) asks for a Flush.
  void StartGathering() { is_gathering_ = true; }
  base::Status StopGathering();                // with a Flush
  base::Status Flush();                        // commits what is gathered, as Commit does
  bool HasGathered() const;                    // whether a Flush would have something to do
  base::Status FlushIfDue();                   // as a Commit would
  std::chrono::milliseconds UntilDue() const;  // 0 where it is, and where nothing is gathered

  // Checkpoints of the log on a thread of their own, in place of SQLite's within commits.
  void CheckpointBeside();

  sqlite3* get() const { return handle_; }
  const std::string& path() const { return path_; }

 private:
  using SteadyTime = std::chrono::steady_clock::time_point;

  Database(sqlite3* handle, std::string path);
  base::Status CommitNow();
  std::chrono::milliseconds Left() const;  // of the time that things are gathered

  sqlite3* handle_;
  std::string path_;
  std::unique_ptr<std::optional<base::Error>> error_;  // at a place that a move leaves alone
  std::map<std::string, Statement, std::less<>> statements_;
  std::unique_ptr<Checkpoints> checkpoints_;
  bool is_gathering_ = false;
  int gathered_ = 0;
  SteadyTime gathering_since_;
};

// What a person can do about a result code of SQLite
// (https://www.sqlite.org/rescode.html); empty where nothing is known.
std::string SqliteHint(int code);
// What SQLite says of its last failure, with what it means for the archive at `path`.
base::Error SqliteError(sqlite3* handle, const std::string& path);

}  // namespace store
