#include "store/sqlite.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "base/text.h"
#include "store/checkpoints.h"

namespace store {
namespace {

// Enough that committing costs little beside what is committed; a fraction of a second of work.
constexpr int kMaxGathered = 1024;
constexpr std::chrono::milliseconds kMaxGathering{100};
constexpr int kBusyMilliseconds = 10000;  // readers never wait; a writer may, for a checkpoint

std::string Uri(const std::string& path, Database::Mode mode) {
  // What has a meaning in a URI is escaped (https://www.sqlite.org/uri.html).
  std::string escaped = base::ReplaceAll(path, "%", "%25");
  escaped = base::ReplaceAll(escaped, "?", "%3f");
  escaped = base::ReplaceAll(escaped, "#", "%23");
  return "file:" + escaped + (mode == Database::Mode::kImmutable ? "?immutable=1" : "");
}

// SQLite counts what it allocates, behind a lock that all connections share, for questions that
// nobody asks here. It takes this before its first use in a process only, and refuses it later.
void CountNoMemory() {
  static const int code = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(code);
}

}  // namespace

std::string SqliteHint(int code) {
  if (code == SQLITE_READONLY_ROLLBACK) {
    return "a run was killed in mid-write: nothing is lost, the next command that writes undoes it";
  }
  switch (code & 0xFF) {
    case SQLITE_FULL:
      return "the disk is full, or a quota used up: nothing is lost, make room and run again";
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return "the archive or its folder cannot be written by this user, or its disk is read-only";
    case SQLITE_IOERR:
      return "is the disk full, a quota used up, or the disk failing? nothing is lost that was "
             "written before";
    case SQLITE_CANTOPEN:
      return "is the folder there, may this user write to it, and is there room on its disk?";
    case SQLITE_BUSY:
      return "another program keeps the archive locked";
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CONSTRAINT:  // an older archive in which something that is referred to is missing
      return "the file is damaged: restore a backup";
    default:
      return {};
  }
}

base::Error SqliteError(sqlite3* handle, const std::string& path) {
  const int code = handle == nullptr ? SQLITE_NOMEM : sqlite3_extended_errcode(handle);
  std::string message = handle == nullptr ? "out of memory" : sqlite3_errmsg(handle);
  const int system = handle == nullptr ? 0 : sqlite3_system_errno(handle);
  // SQLite's words are the same for a broken disk, a quota that is used up and more.
  const bool is_vague = (code & 0xFF) == SQLITE_IOERR;
  if (is_vague && system != 0) message += fmt::format(": {}", std::strerror(system));
  const bool is_full = is_vague && (system == ENOSPC || system == EDQUOT);
  return {base::ErrorKind::kFailed, fmt::format("{}: {}", path, message),
          SqliteHint(is_full ? SQLITE_FULL : code)};
}

bool Statement::Step() {
  if (statement_ == nullptr || *error_) return false;
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code != SQLITE_DONE) {
    sqlite3* handle = sqlite3_db_handle(statement_);
    const char* path = sqlite3_db_filename(handle, "main");
    *error_ = SqliteError(handle, path != nullptr ? path : "archive");
  }
  return false;
}

void Statement::Reset() {
  if (statement_ == nullptr) return;
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);  // bound text need not outlive the call
}

std::string_view Statement::View(int column) const {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement_, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
  return bytes == nullptr ? std::string_view() : std::string_view(bytes, size);
}

std::string Statement::Text(int column) const { return std::string(View(column)); }

std::optional<std::string> Statement::OptionalText(int column) const {
  if (IsNull(column)) return std::nullopt;
  return Text(column);
}

void Statement::BindOne(int index, std::string_view text, Keeping keeping) {
  if (statement_ == nullptr) return;
  // A null pointer would bind NULL where an empty text is meant.
  sqlite3_bind_text64(statement_, index, text.data() == nullptr ? "" : text.data(), text.size(),
                      keeping, SQLITE_UTF8);
}

void Statement::BindOne(int index, std::int64_t number, Keeping /*keeping*/) {
  if (statement_ != nullptr) sqlite3_bind_int64(statement_, index, number);
}

void Statement::BindOne(int index, Blob blob, Keeping keeping) {
  if (statement_ == nullptr) return;
  sqlite3_bind_blob64(statement_, index, blob.bytes.data() == nullptr ? "" : blob.bytes.data(),
                      blob.bytes.size(), keeping);
}

base::Result<Database> Database::Open(const std::string& path, Mode mode) {
  CountNoMemory();
  sqlite3* handle = nullptr;
  const int flags = SQLITE_OPEN_URI | SQLITE_OPEN_EXRESCODE | SQLITE_OPEN_NOMUTEX |
                    (mode == Mode::kReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                              : SQLITE_OPEN_READONLY);
  if (sqlite3_open_v2(Uri(path, mode).c_str(), &handle, flags, nullptr) != SQLITE_OK) {
    base::Error error = SqliteError(handle, path);
    sqlite3_close(handle);
    return tl::unexpected(std::move(error));
  }
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  Database database(handle, path);
  database.Script("PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;");
  if (auto checked = database.Check(); !checked) return base::Forward(checked);
  return database;
}

Database::Database(sqlite3* handle, std::string path)
    : handle_(handle),
      path_(std::move(path)),
      error_(std::make_unique<std::optional<base::Error>>()) {}

Database::Database(Database&& other) noexcept
    : handle_(std::exchange(other.handle_, nullptr)),
      path_(std::move(other.path_)),
      error_(std::move(other.error_)),
      statements_(std::move(other.statements_)),
      checkpoints_(std::move(other.checkpoints_)),
      is_gathering_(other.is_gathering_),
      gathered_(other.gathered_),
      gathering_since_(other.gathering_since_) {}

Database::~Database() {
  if (handle_ == nullptr) return;
  checkpoints_.reset();  // so that closing this connection is the last
  for (auto& [sql, statement] : statements_) sqlite3_finalize(statement.get());
  sqlite3_close(handle_);
}

void Database::Script(const std::string& sql) {
  if (*error_) return;
  if (sqlite3_exec(handle_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) {
    *error_ = SqliteError(handle_, path_);
  }
}

Statement& Database::Prepare(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end()) {
    sqlite3_stmt* statement = nullptr;
    const int code = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &statement, nullptr);
    if (code != SQLITE_OK && !*error_) *error_ = SqliteError(handle_, path_);
    found = statements_.emplace(std::string(sql), Statement(statement, *error_)).first;
  }
  found->second.Reset();
  return found->second;
}

void Database::Begin() {
  if (HasGathered()) return;
  Run("BEGIN IMMEDIATE");
  if (!is_gathering_) return;
  gathered_ = 0;
  gathering_since_ = std::chrono::steady_clock::now();
}

base::Status Database::Commit() {
  ++gathered_;
  if (is_gathering_ && !*error_ && Left().count() > 0) return {};
  return CommitNow();
}

base::Status Database::CommitNow() {
  Run("COMMIT");
  auto checked = Check();
  if (!checked) Rollback();
  return checked;
}

base::Status Database::Flush() { return HasGathered() ? CommitNow() : base::Status(); }

bool Database::HasGathered() const { return is_gathering_ && sqlite3_get_autocommit(handle_) == 0; }

// Rounded up: 0 is due.
std::chrono::milliseconds Database::Left() const {
  using std::chrono::milliseconds;
  if (gathered_ >= kMaxGathered) return milliseconds{0};
  const auto since = std::chrono::steady_clock::now() - gathering_since_;
  return std::max(std::chrono::ceil<milliseconds>(kMaxGathering - since), milliseconds{0});
}

std::chrono::milliseconds Database::UntilDue() const {
  return HasGathered() ? Left() : std::chrono::milliseconds{0};
}

base::Status Database::FlushIfDue() {
  return HasGathered() && Left().count() == 0 ? CommitNow() : base::Status();
}

base::Status Database::StopGathering() {
  auto flushed = Flush();
  is_gathering_ = false;
  return flushed;
}

void Database::CheckpointBeside() { checkpoints_ = std::make_unique<Checkpoints>(handle_, path_); }

void Database::Rollback() {
  error_->reset();
  if (sqlite3_get_autocommit(handle_) == 0) {
    sqlite3_exec(handle_, "ROLLBACK", nullptr, nullptr, nullptr);
  }
}

base::Status Database::Check() {
  if (!*error_) return {};
  base::Error error = std::move(**error_);
  error_->reset();
  return tl::unexpected(std::move(error));
}

}  // namespace store
