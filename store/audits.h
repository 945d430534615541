// What an audit goes through, and the row that tells of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite.h"

namespace store {

struct StoredFile {
  std::string sha256;
  bool is_document = false;  // else a mail that documents were taken from, or a published key
};

// Many of them in one piece of memory, 66 bytes each: they are all that an audit holds of each
// file.
class StoredFiles {
 public:
  void Add(std::string_view sha256, bool is_document);
  std::int64_t size() const { return size_; }
  // One after the other, in the order in which they were added; none behind the last.
  std::optional<StoredFile> Next();

 private:
  std::string packed_;
  std::size_t next_ = 0;
  std::int64_t size_ = 0;
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
  StoredFiles FilesOf(std::int64_t source_id);
  // In the order in which they were met; never empty for a document.
  std::vector<Place> PlacesOf(std::int64_t source_id, const std::string& sha256);

  // Within the caller's transaction.
  void Add(std::int64_t run_id, const std::string& engines, const std::string& keys,
           const std::string& policy, const AuditCounts& counts);

 private:
  Database& database_;
};

}  // namespace store
