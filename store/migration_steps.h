// How the content of an archive becomes that of the next version: store/migrations/VERSION.sql,
// embedded when the library is built.
#pragma once

#include <span>

namespace store {

// Run when the derived tables and views that today's schema names are gone; drops those that
// today's schema has no longer.
struct MigrationStep {
  int version;  // that it leads to
  const char* sql;
};

std::span<const MigrationStep> MigrationSteps();  // the oldest first

// The last version that changed CONTENT. Later ones changed what is derived from it alone.
inline int ContentVersion() { return MigrationSteps().back().version; }

}  // namespace store
