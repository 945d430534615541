// Rows out of the archive, one at a time, for whoever renders them.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

// NULL, a number, or text (which may be any bytes).
using Cell = std::variant<std::monostate, std::int64_t, double, std::string>;

class RowSink {
 public:
  virtual ~RowSink() = default;
  virtual void Columns(const std::vector<std::string>& names) = 0;  // once, before any row
  virtual bool Row(const std::vector<Cell>& cells) = 0;             // false: take no more
};

// SQL of ours with text values; every error is one of the archive's.
base::Status RunQuery(Database& archive, std::string_view sql,
                      const std::vector<std::string>& values, RowSink& sink);

// SQL of the user's: one statement that reads, and is ended when it takes longer than `limit` (0:
// never), which is a failure and no usage error. An authorizer lets nothing else through, whatever
// the statement looks like: no writing, no ATTACH, no PRAGMA that sets, no loading of code. Every
// other error in it is a usage error.
base::Status RunUserQuery(Database& archive, const std::string& sql, RowSink& sink,
                          std::chrono::seconds limit = {});

}  // namespace store
