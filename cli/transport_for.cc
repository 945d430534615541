#include "cli/transport_for.h"

#include <array>
#include <cstdlib>
#include <utility>

namespace cli {
namespace {

std::string FirstOfEnvironment(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

ingest::Places PlacesOf(const config::SourceSettings& source,
                        const std::vector<std::string>& further) {
  std::vector<std::string> urls = further;
  for (const auto* named : {&source.index, &source.urls, &source.templates}) {
    urls.insert(urls.end(), named->begin(), named->end());
  }
  urls.push_back(source.key_url);
  return ingest::Places::Of(urls, source.redirect_hosts, source.private_hosts);
}

}  // namespace

ingest::TransportOptions OptionsFor(const config::Settings& settings,
                                    const config::SourceSettings& source,
                                    std::shared_ptr<ingest::HostTimes> times,
                                    const std::vector<std::string>& further) {
  ingest::TransportOptions options = CommonOptions(settings);
  options.max_requests_per_second = source.max_requests_per_second;
  options.max_connections_per_host = static_cast<std::size_t>(source.max_connections_per_host);
  options.total_timeout = std::chrono::seconds(source.timeout);
  options.stall_time = std::chrono::seconds(source.stall_timeout);
  options.patience.retries = source.retries;
  options.patience.longest_wait = std::chrono::seconds(source.max_retry_wait);
  options.places = PlacesOf(source, further);
  options.times = std::move(times);
  return options;
}

ingest::TransportOptions CommonOptions(const config::Settings& settings) {
  ingest::TransportOptions options;
  options.version = INKAN_VERSION;
  options.contact = settings.contact;
  options.proxy = settings.proxy;
  options.ca_bundle = settings.ca_bundle.string();
  // The names that curl reads; the library itself reads only those of proxies.
  if (options.ca_bundle.empty()) {
    options.ca_bundle = FirstOfEnvironment({"CURL_CA_BUNDLE", "SSL_CERT_FILE"});
  }
  const std::string environment =
      FirstOfEnvironment({"http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"});
  const bool is_bypassed = FirstOfEnvironment({"no_proxy", "NO_PROXY"}) == "*";
  options.has_proxy = !is_bypassed && (!options.proxy.empty() || !environment.empty());
  return options;
}

SourceTransport::SourceTransport(const config::Settings& settings,
                                 const config::SourceSettings& source,
                                 std::shared_ptr<ingest::HostTimes> times,
                                 const std::vector<std::string>& further)
    : network_(OptionsFor(settings, source, std::move(times), further)),
      robots_(network_, source.robots),
      background_(robots_) {}

}  // namespace cli
