// The network as a source's settings want it used.
#pragma once

#include "config/settings.h"
#include "ingest/curl_transport.h"

namespace cli {

ingest::CurlTransport TransportFor(const config::Settings& settings,
                                   const config::SourceSettings& source);

}  // namespace cli
