#include "store/table_digest.h"

#include <fmt/format.h>

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

std::string_view ColumnsOf(std::string_view table) {
  return table == "blob" ? "sha256, length(bytes), first_seen" : "*";
}

// The length ahead of the bytes, so that no value can be read as the end of another.
void AddValue(base::Sha256Stream& stream, sqlite3_stmt* row, int column) {
  const int type = sqlite3_column_type(row, column);
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(row, column));
  const auto size = static_cast<std::size_t>(sqlite3_column_bytes(row, column));
  stream.Update(fmt::format("{} {} ", type, size));
  if (size > 0) stream.Update({bytes, size});
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
  while (row.Step()) {
    ++digest.rows;
    for (int column = 0; column < row.Columns(); ++column) AddValue(stream, row.get(), column);
    stream.Update("\n");
  }
  row.Reset();
  digest.sha256 = stream.FinishHex();
  return digest;
}

}  // namespace store
