// How an archive gets its schema, and how an older one gets the schema of today.
//
// The tables of CONTENT change by numbered steps, since what is in them cannot be had again.
// DERIVED and VIEWS are never changed: they are dropped and made anew as schema.sql describes them,
// and the derived tables are filled again from content (ingest/rebuild.h does that, for it takes
// parsers). Views alone are renewed without a new version (store/views.h).
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

inline constexpr int kSchemaVersion = 4;

// Fills the derived tables, which are empty, within the caller's transaction.
using Refill = std::function<base::Status(Database&)>;

// Of a new archive.
void MakeSchema(Database& database);

// The names of the derived tables of today, by name: what Refill fills.
std::vector<std::string> DerivedTables();

// Drops the derived tables and the views that today's schema names, and makes them anew, empty.
// Tables of others in the same file stay. Within the caller's transaction.
void MakeDerivedAnew(Database& database);

// From the version that the archive has to today's, in one transaction: killed or failed in
// between, it is what it was. Of an archive of today the views alone are renewed where it takes
// that. Errors: those of SQLite and of `refill`.
base::Status Migrate(Database& database, const Refill& refill);

// The version that the archive has.
int SchemaVersion(Database& database);

}  // namespace store
