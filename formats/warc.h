// The exchanges of an archive as a WARC file.
//
// The archive keeps of an answer what the table `exchange` has, and no HTTP headers. So nothing is
// written as a `response`, which would need them:
// - bytes that are kept become a `resource`, at the first exchange that brought them;
// - the same bytes again, at that place or another, become a `revisit` (identical payload);
// - beside each, and alone where no bytes came or none are kept (index pages), stands a `metadata`
//   record with everything that the row says;
// - the mail that a part came in is a `resource` with a URI by its hash.
#pragma once

#include <ostream>
#include <string>

#include "base/result.h"
#include "formats/export_progress.h"
#include "store/sqlite.h"

namespace formats {

// In a state of the archive that the caller holds. No more than one body is in memory. `software`
// names the program, for the warcinfo. Dates are those of the exchanges and that of the latest for
// the warcinfo, so that the same archive gives the same bytes.
base::Result<Exported> ExportWarc(store::Database& archive, std::ostream& out, bool compress,
                                  const std::string& software, const ExportProgress& progress);

}  // namespace formats
