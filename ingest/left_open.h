// Findings of earlier runs about places: which of them are nobody's any more, and which documents
// are to be tried again.
#pragma once

#include <functional>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "store/findings.h"

namespace ingest {

// Closes findings about fetching from places that the settings do not lead to any more: nobody will
// ask there again, so nothing could close them. Gives `retry` the documents that failed when they
// were last asked for and that can still be documents of the source, whatever page has lost its
// link to them; not those of templates, which are probed anyway. Within a transaction of its own.
// Errors: a bad pattern in the settings, the archive.
base::Status SettleLeftOpen(store::Database& archive, store::Findings& findings,
                            const config::SourceSettings& source, base::Time now,
                            const std::function<void(const std::string&)>& retry);

}  // namespace ingest
