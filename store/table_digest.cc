#include "store/table_digest.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

#include "base/hash.h"

namespace store {
namespace {

// Not the order of rowids, which VACUUM may change where they are no column.
std::string_view KeyOf(std::string_view table) {
  if (table == "blob") return "sha256";
  if (table == "index_line" || table == "mail") return "source_id, url";
  if (table == "audit") return "run_id";
  return "id";
}

// Of a blob, what blob_by_first_seen holds: first_seen stands behind the bytes, and to read it
// there would be to read every document.
std::string_view ColumnsOf(std::string_view table) {
  return table == "blob" ? "sha256, first_seen" : "*";
}

constexpr std::size_t kBufferSize = std::size_t{64} << 10U;

void AddNumber(std::string& buffer, std::size_t number) {
  std::array<char, 20> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  buffer.append(digits.data(), end).push_back(' ');
}

// The length ahead of the bytes, so that no value can be read as the end of another.
void AddValue(std::string& buffer, sqlite3_stmt* row, int column) {
  AddNumber(buffer, static_cast<std::size_t>(sqlite3_column_type(row, column)));
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  AddNumber(buffer, size);
  if (size > 0) buffer.append(bytes, size);
}

}  // namespace

const std::vector<std::string_view>& ContentTables() {
  static const std::vector<std::string_view> tables = {
      "blob",         "source",   "trusted_key", "run",     "exchange",   "index_line", "judgement",
      "engine_check", "document", "revision",    "finding", "ledger_key", "mail",       "audit",
  };
  return tables;
}

TableDigest DigestOf(Database& database, std::string_view table) {
  return DigestOfQuery(database, fmt::format("SELECT {} FROM {} ORDER BY {}", ColumnsOf(table),
                                             table, KeyOf(table)));
}

TableDigest DigestOfQuery(Database& database, std::string_view sql) {
  Statement& row = database.Prepare(sql);
  base::Sha256Stream stream;
  TableDigest digest;
  std::string buffer;
  while (row.Step()) {
    ++digest.rows;
    for (int column = 0; column < row.Columns(); ++column) AddValue(buffer, row.get(), column);
    buffer += '\n';
    if (buffer.size() < kBufferSize) continue;
    stream.Update(buffer);
    buffer.clear();
  }
  stream.Update(buffer);
  row.Reset();
  digest.sha256 = stream.FinishHex();
  return digest;
}

}  // namespace store
