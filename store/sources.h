// Sources and the keys that are trusted for each.
//
// The configuration's keys seed a source when the archive meets it first; from then on the archive
// decides, so that nobody who can change a file of keys can change what is trusted unnoticed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "store/sqlite.h"
#include "verify/key.h"

namespace store {

struct TrustedKey {
  std::string source;
  verify::Key key;
  std::string added;
  std::string added_from;
};

class Sources {
 public:
  explicit Sources(Database& database) : database_(database) {}

  std::int64_t FindOrAdd(const std::string& name, const std::string& profile);
  std::optional<std::int64_t> Find(const std::string& name);
  std::vector<std::string> Names();

  // Adds the key, or a newer block of it; false when exactly this block is held.
  bool AddKey(std::int64_t source_id, const verify::Key& key, const std::string& from,
              base::Time now);
  // The latest block of each pinned key, in the order in which they were added. Error: a block in
  // the archive cannot be read, which is damage.
  base::Result<std::vector<TrustedKey>> Keys(std::int64_t source_id);

 private:
  Database& database_;
};

}  // namespace store
