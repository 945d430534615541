#include "cli/transport_for.h"

namespace cli {

ingest::CurlTransport TransportFor(const config::Settings& settings,
                                   const config::SourceSettings& source) {
  ingest::TransportOptions options;
  options.version = INKAN_VERSION;
  options.contact = settings.contact;
  options.max_requests_per_second = source.max_requests_per_second;
  return ingest::CurlTransport(options);
}

}  // namespace cli
