// What a revision says, as rows of the derived tables.
#pragma once

#include <cstdint>
#include <string>

#include "parse/document.h"
#include "store/sqlite.h"

namespace store {

// Within the caller's transaction.
class Facts {
 public:
  explicit Facts(Database& database) : database_(database) {}

  // `document` is what the parser read in the text of that revision, which has no facts yet;
  // `signed_at` as the revision has it.
  void Add(std::int64_t revision_id, const std::string& signed_at, const parse::Document& document);

 private:
  Database& database_;
};

}  // namespace store
