// The network as the settings want it used.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/settings.h"
#include "ingest/background_transport.h"
#include "ingest/curl_transport.h"
#include "ingest/robots_transport.h"

namespace cli {

// As a source wants it. `further` are URLs that somebody named on the command line. Requests of all
// transports of a run are spaced by the same `times`; null is none.
ingest::TransportOptions OptionsFor(const config::Settings& settings,
                                    const config::SourceSettings& source,
                                    std::shared_ptr<ingest::HostTimes> times,
                                    const std::vector<std::string>& further = {});

// The transport of one source in a run, which obeys robots.txt. Life cycle: made before the
// source's part of the run, gone after it. Belongs to one thread, and has another of its own.
class SourceTransport {
 public:
  SourceTransport(const config::Settings& settings, const config::SourceSettings& source,
                  std::shared_ptr<ingest::HostTimes> times,
                  const std::vector<std::string>& further = {});
  ingest::Transport& get() { return background_; }

 private:
  ingest::CurlTransport network_;
  ingest::RobotsTransport robots_;
  ingest::BackgroundTransport background_;
};

// What holds for every source: who asks, proxy and certificates.
ingest::TransportOptions CommonOptions(const config::Settings& settings);

}  // namespace cli
