#include "store/queries.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <memory>

#include "base/text.h"

namespace store {
namespace {

struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using OwnedStatement = std::unique_ptr<sqlite3_stmt, Finalize>;

Cell CellOf(sqlite3_stmt* statement, int column) {
  switch (sqlite3_column_type(statement, column)) {
    case SQLITE_NULL:
      return {};
    case SQLITE_INTEGER:
      return std::int64_t{sqlite3_column_int64(statement, column)};
    case SQLITE_FLOAT:
      return sqlite3_column_double(statement, column);
    default: {
      const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
      const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
      return bytes == nullptr ? std::string() : std::string(bytes, size);
    }
  }
}

// SQLITE_DONE, or what went wrong.
int GiveRows(sqlite3_stmt* statement, RowSink& sink) {
  const int columns = sqlite3_column_count(statement);
  std::vector<std::string> names;
  for (int i = 0; i < columns; ++i) names.emplace_back(sqlite3_column_name(statement, i));
  sink.Columns(names);
  int code = SQLITE_ROW;
  std::vector<Cell> cells(static_cast<std::size_t>(columns));
  while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
    for (int i = 0; i < columns; ++i) cells[static_cast<std::size_t>(i)] = CellOf(statement, i);
    if (!sink.Row(cells)) return SQLITE_DONE;
  }
  return code;
}

bool IsReadingPragma(std::string_view name) {
  // The full text index asks for data_version by itself.
  constexpr std::array<std::string_view, 6> kNames = {
      "table_info", "table_xinfo", "table_list", "index_list", "data_version", "foreign_key_list"};
  return std::find(kNames.begin(), kNames.end(), base::LowerAscii(name)) != kNames.end();
}

int Authorize(void* /*unused*/, int action, const char* first, const char* second,
              const char* /*database*/, const char* /*trigger*/) {
  switch (action) {
    case SQLITE_SELECT:
    case SQLITE_READ:
    case SQLITE_RECURSIVE:
      return SQLITE_OK;
    case SQLITE_FUNCTION:
      return second != nullptr && base::LowerAscii(second) == "load_extension" ? SQLITE_DENY
                                                                               : SQLITE_OK;
    case SQLITE_PRAGMA:
      return first != nullptr && IsReadingPragma(first) ? SQLITE_OK : SQLITE_DENY;
    default:
      return SQLITE_DENY;
  }
}

// While it lives, statements end when the time is over.
class Bound {
 public:
  Bound(sqlite3* handle, std::chrono::seconds limit)
      : handle_(handle), until_(std::chrono::steady_clock::now() + limit) {
    if (limit.count() > 0) sqlite3_progress_handler(handle_, kInstructions, IsOver, this);
  }
  ~Bound() { sqlite3_progress_handler(handle_, 0, nullptr, nullptr); }
  Bound(const Bound&) = delete;
  Bound& operator=(const Bound&) = delete;

 private:
  static constexpr int kInstructions = 10000;  // some tenths of a millisecond
  static int IsOver(void* bound) {
    return static_cast<int>(std::chrono::steady_clock::now() >= static_cast<Bound*>(bound)->until_);
  }

  sqlite3* handle_;
  std::chrono::steady_clock::time_point until_;
};

tl::unexpected<base::Error> QueryError(Database& archive, int code) {
  std::string message = fmt::format("query: {}", sqlite3_errmsg(archive.get()));
  if ((code & 0xFF) == SQLITE_AUTH) {
    return base::UsageError("query: only reading is allowed",
                            "the archive is changed by 'mirror', 'ingest' and 'keys add' alone");
  }
  return base::UsageError(std::move(message),
                          "the views are documents, revisions, incident_counts, citations, "
                          "verdicts, findings, quarantine and more; see the manual");
}

bool IsBlank(std::string_view sql) {
  return std::all_of(sql.begin(), sql.end(), [](char c) {
    return c == ';' || std::isspace(static_cast<unsigned char>(c)) != 0;
  });
}

// Nothing but comments compiles to no statement.
bool HoldsStatement(sqlite3* handle, const char* sql) {
  if (IsBlank(sql)) return false;
  sqlite3_stmt* statement = nullptr;
  const int code = sqlite3_prepare_v2(handle, sql, -1, &statement, nullptr);
  const OwnedStatement owned(statement);
  return code != SQLITE_OK || statement != nullptr;
}

}  // namespace

base::Status RunQuery(Database& archive, std::string_view sql,
                      const std::vector<std::string>& values, RowSink& sink) {
  sqlite3_stmt* raw = nullptr;
  sqlite3_prepare_v2(archive.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr);
  const OwnedStatement statement(raw);
  int index = 0;
  for (const std::string& value : values) {
    sqlite3_bind_text64(raw, ++index, value.data(), value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  if (raw == nullptr || GiveRows(raw, sink) != SQLITE_DONE) {
    return tl::unexpected(SqliteError(archive.get(), archive.path()));
  }
  return {};
}

base::Status RunUserQuery(Database& archive, const std::string& sql, RowSink& sink,
                          std::chrono::seconds limit) {
  const Bound bound(archive.get(), limit);
  sqlite3_set_authorizer(archive.get(), nullptr, nullptr);
  // SQLite sets up the full text index on first use, as if a table were made, which the authorizer
  // would refuse.
  archive.FindInt("SELECT rowid FROM text_index LIMIT 0");
  if (auto checked = archive.Check(); !checked) return checked;
  sqlite3_set_authorizer(archive.get(), Authorize, nullptr);
  sqlite3_stmt* raw = nullptr;
  const char* rest = nullptr;
  const int code = sqlite3_prepare_v2(archive.get(), sql.c_str(), -1, &raw, &rest);
  const OwnedStatement statement(raw);
  if (code != SQLITE_OK) return QueryError(archive, code);
  if (raw == nullptr) return base::UsageError("query: no statement is given");
  if (HoldsStatement(archive.get(), rest)) {
    return base::UsageError("query: one statement at a time", "put the second into a further call");
  }
  const int stepped = GiveRows(raw, sink);
  if ((stepped & 0xFF) == SQLITE_INTERRUPT) {
    return base::Failed(fmt::format("query: ended, since it took longer than {} s", limit.count()),
                        "--timeout SECONDS gives it longer; 0 is for ever");
  }
  if (stepped != SQLITE_DONE) return QueryError(archive, stepped);
  return {};
}

}  // namespace store
