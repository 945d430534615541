// What a commit alone does not promise.
#pragma once

#include "base/result.h"
#include "store/sqlite.h"

namespace store {

// What is committed outlasts a power cut from here on. A commit alone brings nothing to the disk
// (archive.cc); this is for what is told to others, who would notice if it were undone. Outside of
// a transaction. Error: the disk's.
base::Status MakeDurable(Database& database);

}  // namespace store
