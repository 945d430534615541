// One request, waited for. Of http, https and file URLs.
#pragma once

#include "ingest/transport.h"

namespace ingest {

// Nothing else may be in flight on the transport. Ends by the transport's own limits.
Response FetchOne(Transport& transport, Request request);

}  // namespace ingest
