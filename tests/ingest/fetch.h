// What the tests of the transport share.
#pragma once

#include "ingest/curl_transport.h"

namespace ingest_test {

// No rate limit, patience of a second, and nothing is asked for again.
ingest::TransportOptions Impatient();

// One request and its one response.
ingest::Response Fetch(ingest::Transport& transport, ingest::Request request);
// By a transport of its own.
ingest::Response Fetch(const std::string& url,
                       const ingest::TransportOptions& options = Impatient());

}  // namespace ingest_test
