// Whether the derived tables of an archive are what is made of its content anew.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

// An empty archive in a temporary file that nobody else can see and that ends with its handle, for
// derived tables alone: it does not ask whether the rows they refer to are there.
base::Result<Database> OpenDerivedScratch();

struct DerivedDifference {
  std::string name;    // of the table or view
  std::string detail;  // a sentence
};

// Row for row, the words of the full text index with their places included, and the definitions of
// tables and views. Nothing is written to either but temporary tables.
std::vector<DerivedDifference> CompareDerived(Database& archive, Database& scratch);

}  // namespace store
