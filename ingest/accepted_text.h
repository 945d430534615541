// The signed text of a revision that was accepted earlier.
#pragma once

#include <cstdint>

#include "base/result.h"
#include "store/sqlite.h"
#include "verify/verified_text.h"

namespace ingest {

// Made again from the bytes as received and held against the hash of the accepted judgement; the
// one place that does so. Errors (kFailed): the bytes do not hold that text, which is damage to the
// archive, told with the document's name; there is no such revision; the archive.
base::Result<verify::VerifiedText> ReadAcceptedText(store::Database& archive,
                                                    std::int64_t revision_id);

}  // namespace ingest
