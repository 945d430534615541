// Which revisions are accepted now: the derived table `standing`.
//
// A revision stands while the latest judgement about some message of its source that has its text
// accepts it. Judgements are only ever added, so it has to be asked again for a text whenever a
// judgement that has it is added or superseded: Judgements and Documents do.
#pragma once

#include <cstdint>
#include <string>

#include "store/sqlite.h"

namespace store {

// Of the revisions of that source with that text; within the caller's transaction.
void RefreshStanding(Database& database, std::int64_t source_id, const std::string& text_sha256);

// All of them, from the judgements in `content` into the empty table of `derived`, which may be the
// same archive.
void FillStanding(Database& content, Database& derived);

}  // namespace store
