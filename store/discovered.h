// The URLs that one run has found, in the order found, each once.
//
// Kept in a temporary table and not in memory, so that an index of any length costs the same; it
// goes with the database handle. Life cycle: Start, Add any number of times, Finish, then Next.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>

#include "store/sqlite.h"

namespace store {

struct DiscoveredUrl {
  std::string url;
  std::string index_date;  // as the listing writes it; may be empty
};

class Discovered {
 public:
  explicit Discovered(Database& database) : database_(database) {}

  base::Status Start();  // empties the table
  void Add(const DiscoveredUrl& found);
  base::Status Finish();

  std::int64_t Count();
  std::optional<DiscoveredUrl> Next();

 private:
  void ReadAhead();

  Database& database_;
  std::int64_t last_id_ = 0;
  std::deque<DiscoveredUrl> ahead_;  // some of those behind the last that was given
};

}  // namespace store
