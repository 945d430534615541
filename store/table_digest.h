// One hash over all that a content table holds.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.h"

namespace store {

// The tables under CONTENT in schema.sql, less the ledger's own.
const std::vector<std::string_view>& ContentTables();

// Those to which rows are only added, with higher numbers than all before. What a run changes in
// rows of before is `moving` there: when a document was last checked, whether a finding is over.
struct AppendedTable {
  std::string_view name;
  std::vector<std::string_view> moving;
};
const std::vector<AppendedTable>& AppendedTables();

struct TableDigest {
  std::int64_t rows = 0;
  std::string sha256;  // over every value of every row, with its type and length, in key order
  std::string fixed;   // the same without the moving columns; empty where the table has none
};

// `table` is one of ContentTables. A blob's bytes are left out: they are bound by their own hash,
// which is in the row.
TableDigest DigestOf(Database& database, std::string_view table);
// Of its first rows, for each of `counts`, which rise; those that it has not so many rows for are
// left out. In one pass.
std::vector<TableDigest> DigestsOfFirst(Database& database, std::string_view table,
                                        const std::vector<std::int64_t>& counts);

// Of the rows that `sql` gives, in its order; without `fixed`.
TableDigest DigestOfQuery(Database& database, std::string_view sql);

}  // namespace store
