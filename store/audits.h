// What an audit goes through, and the row that tells of it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "store/sqlite.h"

namespace store {

struct StoredFile {
  std::string sha256;
  bool is_document = false;  // else a mail that documents were taken from, or a published key
};

// Where bytes were met, and whether what they mean there is recorded.
struct Place {
  std::string url;
  bool judged = false;
};

struct AuditCounts {
  std::int64_t checked = 0;  // messages
  std::int64_t changed = 0;  // judgements that were added
  std::int64_t promoted = 0;
  std::int64_t regressed = 0;
};

class Audits {
 public:
  explicit Audits(Database& database) : database_(database) {}

  // All that is kept for that source, in the order in which it came.
  std::vector<StoredFile> FilesOf(std::int64_t source_id);
  // In the order in which they were met; never empty for a document.
  std::vector<Place> PlacesOf(std::int64_t source_id, const std::string& sha256);

  // Within the caller's transaction.
  void Add(std::int64_t run_id, const std::string& engines, const std::string& keys,
           const std::string& policy, const AuditCounts& counts);

 private:
  Database& database_;
};

}  // namespace store
