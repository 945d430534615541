// Small things about requests and what is kept of their answers, shared by all that fetch.
#pragma once

#include <cstdint>
#include <string>

#include "base/time.h"
#include "ingest/transport.h"
#include "store/exchanges.h"

namespace ingest {

// One request, waited for; of http, https and file URLs. Nothing else may be in flight on the
// transport. Ends by the transport's own limits.
Response FetchOne(Transport& transport, Request request);

// Why the answer is no use: its error, or a status that brings no bytes. Empty for a 200.
std::string FailureOf(const Response& response);

// Makes the request conditional on what was had last. A Last-Modified in the future is no
// condition: a server that believes it back would answer "unchanged" until that day.
void SetConditions(const store::LastGood& last, base::Time now, Request& request);

// What the archive keeps of an answer, but for its bytes; `kind` as in store::Exchange. A failure
// is kept as the exchange's error.
store::Exchange ExchangeOf(std::int64_t source_id, const std::string& kind, const std::string& url,
                           const Response& response);

}  // namespace ingest
