// The views of an archive, as schema.sql describes them today.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

// Makes the views of today where some are missing or defined in another way: they hold nothing, so
// that a change of theirs takes no new version and no rebuild. Views of other people stay. In a
// transaction of its own, and only where something is to be done. Whoever calls may write to an
// archive of today's version.
base::Status RenewViews(Database& database);

}  // namespace store
