// The network as the settings want it used.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/settings.h"
#include "ingest/curl_transport.h"
#include "ingest/robots_transport.h"

namespace cli {

// The transport of one source in a run. Life cycle: made before the source's part of the run, gone
// after it. One thread.
class SourceTransport {
 public:
  // `further` are URLs that somebody named on the command line. Requests of all transports of a run
  // are spaced by the same `times`; null is none.
  SourceTransport(const config::Settings& settings, const config::SourceSettings& source,
                  std::shared_ptr<ingest::HostTimes> times,
                  const std::vector<std::string>& further = {});
  ingest::Transport& get() { return robots_; }
  // The same without obeying robots.txt, to see whether a server answers at all.
  ingest::Transport& network() { return network_; }

 private:
  ingest::CurlTransport network_;
  ingest::RobotsTransport robots_;
};

// What holds for every source: who asks, proxy and certificates.
ingest::TransportOptions CommonOptions(const config::Settings& settings);

}  // namespace cli
