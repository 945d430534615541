// Every public view as a file of its own, in CSV or JSON Lines.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "formats/export_progress.h"
#include "report/rows.h"
#include "store/sqlite.h"

namespace formats {

// VIEW.csv or VIEW.jsonl for each view, into a folder that is there, in a state of the archive that
// the caller holds (a transaction). Rows are in the order of all their columns, so that the same
// archive gives the same bytes. `format` is kCsv or kJsonl.
base::Result<Exported> ExportViews(store::Database& archive, report::Format format,
                                   const std::filesystem::path& folder,
                                   const ExportProgress& progress);

}  // namespace formats
