// Whether the tables are as the ledger's state leaves say.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "store/content_check.h"
#include "store/ledger_leaf.h"
#include "store/sqlite.h"

namespace store {

// A leaf's bytes are hostile: what has another type than expected is as good as missing.
std::string TextIn(const LeafJson& object, const std::string& name);

// Life cycle: Take every state leaf in order, then Check once.
class StateCheck {
 public:
  explicit StateCheck(Database& database);

  void Take(std::uint64_t position, const LeafJson& leaf);
  // A run is open that began after the last state: it was killed, or goes on. A killed run before
  // it was sealed by the run that came after it.
  bool HasUnsealedRun();
  // Every table against the last state, unless a run is unsealed; and the older rows of tables that
  // are only appended to against every state before, so that a later run's seal hides no change of
  // them. What a run may change in old rows cannot be told.
  void Check(const TellFault& tell);

 private:
  struct Older {
    std::string digest;
    std::uint64_t position = 0;
  };
  void CheckLast(const TellFault& tell);
  void CheckOlder(const std::string& table, const std::multimap<std::int64_t, Older>& states,
                  const TellFault& tell);

  Database& database_;
  std::optional<LeafJson> last_;
  std::map<std::string, std::multimap<std::int64_t, Older>> older_;  // by table and number of rows
};

}  // namespace store
