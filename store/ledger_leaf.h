// The leaves of the ledger: what is hashed, as one line of JSON each, kept as it was hashed.
//
//     {"leaf":"judgement","row":{"id":7,"source":"jpcert","sha256":"…","outcome":"good",…}}
//     {"leaf":"revision","name":"pr040002","row":{…}}
//     {"leaf":"key","row":{…}}
//     {"leaf":"state","at":"2026-11-22T03:17:42Z","schema":3,"sealed":{…},"tables":{"exchange":{…},…}}
//
// A judgement's leaf holds what is claimed of a body: its hash, when it was first seen, what it was
// found to be. A state leaf ends every run and binds all rows of all content tables, so that rows
// which change from night to night need no leaf of their own. Of tables that are only appended to
// it says how many rows it binds, and where runs change some columns a further hash, `fixed`, of
// the others: so the rows of then can still be held against it when others have come. `schema` is
// the version that gave the content tables the columns they have (store/migration_steps.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/time.h"
#include "store/sqlite.h"

namespace store {

using LeafJson = nlohmann::ordered_json;

// The kinds of leaf that stand for one row each, in the order in which a run appends them.
inline constexpr std::string_view kRowLeaves[] = {"key", "judgement", "revision"};

// A row apart from its database, so that its leaf can be made on another thread.
struct LeafRow {
  struct Bytes {
    std::string bytes;
  };
  using Value = std::variant<std::monostate, std::int64_t, std::string, Bytes>;

  std::string_view kind;  // of kRowLeaves
  std::int64_t id = 0;
  std::optional<std::string> name;  // of a revision's document; other kinds have none
  std::shared_ptr<const std::vector<std::string>> columns;
  std::vector<Value> values;  // by column
};

LeafJson LeafOf(const LeafRow& row);

// The leaf of the row with that id, as it is now; nothing where there is none. Columns added to a
// table later show up as further names; the names that a leaf has are what it is compared by.
std::optional<LeafJson> RowLeaf(Database& database, std::string_view kind, std::int64_t id);

// The rows with ids above `after` that leaves of that kind stand for, in the order of their ids.
// `take` may write to other tables than those of the rows.
void ForEachRowAfter(Database& database, std::string_view kind, std::int64_t after,
                     const std::function<void(LeafRow&&)>& take);

// `sealed` names the last row of each kind that has a leaf, and the last run.
LeafJson StateLeaf(Database& database, const LeafJson& sealed, base::Time now);

}  // namespace store
