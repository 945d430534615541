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

struct TableDigest {
  std::int64_t rows = 0;
  std::string sha256;  // over every value of every row, with its type and length, in key order
};

// `table` is one of ContentTables. A blob's bytes are left out: they are bound by their own hash,
// which is in the row.
TableDigest DigestOf(Database& database, std::string_view table);

// Of the rows that `sql` gives, in its order.
TableDigest DigestOfQuery(Database& database, std::string_view sql);

}  // namespace store
