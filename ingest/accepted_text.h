// The signed text of a revision that was accepted earlier.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "base/time.h"
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

// ReadAcceptedText in two: what the archive has of the revision, read by the archive's thread, and
// the text made of it, on any thread.
struct StoredText {
  std::string document;  // source and name, for errors
  std::string text_sha256;
  base::Time signed_at;
  std::string sha256;  // of the file
  std::string bytes;
  std::string recovered_by;  // empty: the file as it came
};
base::Result<StoredText> ReadStoredText(store::Database& archive, std::int64_t revision_id);
base::Result<AcceptedMessage> MakeAccepted(StoredText stored);

}  // namespace ingest
