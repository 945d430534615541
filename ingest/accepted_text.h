// The signed text of a revision that was accepted earlier.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "store/sqlite.h"
#include "verify/engine.h"
#include "verify/verified_text.h"

namespace ingest {

// Made again from the bytes as received and held against the hash of the accepted judgement; the
// one place that does so. Errors (kFailed): the bytes do not hold that text, which is damage to the
// archive, told with the document's name; there is no such revision; the archive.
base::Result<verify::VerifiedText> ReadAcceptedText(store::Database& archive,
                                                    std::int64_t revision_id);

// The same with the signature that covers it.
struct AcceptedMessage {
  verify::VerifiedText text;
  verify::DetachedSignature detached;
  std::string received;      // the file as it came
  std::string undamaged;     // the file that was judged: another one where it was recovered
  std::string recovered_by;  // what was undone; empty where nothing was
};
base::Result<AcceptedMessage> ReadAcceptedMessage(store::Database& archive,
                                                  std::int64_t revision_id);

}  // namespace ingest
