// Which URLs can be documents of a source.
#pragma once

#include "base/result.h"
#include "config/settings.h"
#include "ingest/url.h"
#include "store/sqlite.h"

namespace ingest {

// How the settings lead to a place, whatever the archive has met.
enum class Lead {
  kNone,
  kTemplate,  // a template can bring it
  kDocument,  // it is one of the urls, or a link to it may stand on an index page
};
// Errors: a bad pattern or URL in the settings.
base::Result<Lead> SettingsLeadTo(const config::SourceSettings& source, const Url& url);

// Whether the archive has met a document of the source there, or the settings can lead there: as
// one of its urls, as a link that its index pages may have, or by what its templates begin with.
// Errors: a bad pattern or URL in the settings, the archive.
base::Result<bool> CanBeDocumentOf(store::Database& archive, const config::SourceSettings& source,
                                   const Url& url);

}  // namespace ingest
