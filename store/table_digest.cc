#include "store/table_digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "base/hash.h"

namespace store {
namespace {

// Not the order of rowids, which VACUUM may change where they are no column.
std::string_view KeyOf(std::string_view table) {
  if (table == "index_line" || table == "mail") return "source_id, url";
  if (table == "audit") return "run_id";
  return "id";
}

constexpr std::size_t kBufferSize = std::size_t{64} << 10U;

// The longest number, and its sign.
using Digits = std::array<char, 20>;

std::string_view DigitsOf(std::int64_t number, Digits& digits) {
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  return {digits.data(), static_cast<std::size_t>(end - digits.data())};
}

// The values of a row, one behind the other: type and length ahead of each, so that no value can be
// read as the end of another.
class RowBytes {
 public:
  void Clear() { size_ = 0; }
  std::size_t size() const { return size_; }
  std::string_view From(std::size_t begin) const { return {bytes_.data() + begin, size_ - begin}; }

  void Add(sqlite3_stmt* row, int column) {
    const int type = sqlite3_column_type(row, column);
    Digits digits;
    switch (type) {
      case SQLITE_NULL:
        return Append(type, {});
      case SQLITE_INTEGER:  // as SQLite gives it as text, which it would keep beside the number
        return Append(type, DigitsOf(sqlite3_column_int64(row, column), digits));
      default:
        const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
        const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
        return Append(type, size > 0 ? std::string_view(bytes, size) : std::string_view());
    }
  }

 private:
  void Append(int type, std::string_view bytes) {
    constexpr std::size_t kAhead = 4 + Digits().size();
    if (size_ + kAhead + bytes.size() > bytes_.size()) {
      bytes_.resize(2 * (bytes_.size() + kAhead + bytes.size()));
    }
    char* at = bytes_.data() + size_;
    *at++ = static_cast<char>('0' + type);  // there are five types
    *at++ = ' ';
    at = std::to_chars(at, at + Digits().size(), bytes.size()).ptr;
    *at++ = ' ';
    at = std::copy(bytes.begin(), bytes.end(), at);
    size_ = static_cast<std::size_t>(at - bytes_.data());
  }

  std::string bytes_;  // may be longer
  std::size_t size_ = 0;
};

// Hashes rows into two digests: of all columns, and of those that never change.
class RowDigester {
 public:
  RowDigester(Statement& row, const std::vector<std::string_view>& moving)
      : row_(row), has_moving_(!moving.empty()) {
    for (int column = 0; column < row.Columns(); ++column) {
      const std::string_view name = sqlite3_column_name(row.get(), column);
      moves_.push_back(std::find(moving.begin(), moving.end(), name) != moving.end());
    }
  }

  void Add() {
    ++rows_;
    bytes_.Clear();
    std::size_t fixed_from = 0;
    for (std::size_t column = 0; column < moves_.size(); ++column) {
      const std::size_t begin = bytes_.size();
      bytes_.Add(row_.get(), static_cast<int>(column));
      if (!moves_[column]) continue;
      fixed_ += bytes_.From(fixed_from).substr(0, begin - fixed_from);
      fixed_from = bytes_.size();
    }
    all_.append(bytes_.From(0)) += '\n';
    if (has_moving_) fixed_.append(bytes_.From(fixed_from)) += '\n';
    if (all_.size() >= kBufferSize) Flush();
  }

  TableDigest SoFar() {
    Flush();
    return {rows_, all_stream_.FinishHex(), has_moving_ ? fixed_stream_.FinishHex() : ""};
  }

 private:
  void Flush() {
    all_stream_.Update(all_);
    fixed_stream_.Update(fixed_);
    all_.clear();
    fixed_.clear();
  }

  Statement& row_;
  bool has_moving_;
  std::vector<bool> moves_;  // by column
  std::int64_t rows_ = 0;
  RowBytes bytes_;   // of one row
  std::string all_;  // not hashed yet
  std::string fixed_;
  base::Sha256Stream all_stream_;
  base::Sha256Stream fixed_stream_;
};

Statement& RowsOf(Database& database, std::string_view table) {
  return database.Prepare(fmt::format("SELECT * FROM {} ORDER BY {}", table, KeyOf(table)));
}

std::vector<std::string_view> MovingColumns(std::string_view table) {
  for (const AppendedTable& appended : AppendedTables()) {
    if (appended.name == table) return appended.moving;
  }
  return {};
}

TableDigest DigestOfRows(Statement& row, const std::vector<std::string_view>& moving) {
  RowDigester digester(row, moving);
  while (row.Step()) digester.Add();
  row.Reset();
  return digester.SoFar();
}

}  // namespace

const std::vector<std::string_view>& ContentTables() {
  static const std::vector<std::string_view> tables = {
      "blob",     "signed_text", "source",     "trusted_key",  "run",
      "exchange", "index_line",  "judgement",  "engine_check", "document",
      "revision", "finding",     "ledger_key", "mail",         "audit",
  };
  return tables;
}

const std::vector<AppendedTable>& AppendedTables() {
  static const std::vector<AppendedTable> tables = {
      {"blob", {}},
      {"signed_text", {}},
      {"source", {"profile"}},
      {"trusted_key", {}},
      {"run", {}},
      {"exchange", {"last_checked", "judged"}},
      {"judgement", {}},
      {"engine_check", {}},
      {"document", {"name"}},
      {"revision", {}},
      {"finding", {"last_seen", "acknowledged", "closed"}},
      {"ledger_key", {}},
      {"audit", {}},
  };
  return tables;
}

TableDigest DigestOf(Database& database, std::string_view table) {
  return DigestOfRows(RowsOf(database, table), MovingColumns(table));
}

std::vector<TableDigest> DigestsOfFirst(Database& database, std::string_view table,
                                        const std::vector<std::int64_t>& counts) {
  Statement& row = RowsOf(database, table);
  RowDigester digester(row, MovingColumns(table));
  std::vector<TableDigest> digests;
  std::int64_t rows = 0;
  for (const std::int64_t count : counts) {
    while (rows < count && row.Step()) {
      digester.Add();
      ++rows;
    }
    if (rows < count) break;
    digests.push_back(digester.SoFar());
  }
  row.Reset();
  return digests;
}

TableDigest DigestOfQuery(Database& database, std::string_view sql) {
  return DigestOfRows(database.Prepare(sql), {});
}

}  // namespace store
