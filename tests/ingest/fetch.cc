#include "tests/ingest/fetch.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <utility>

#include "tests/support/main.h"

namespace ingest_test {
namespace {

// The tests speak to this machine, whatever proxy the environment names.
const support::RegisterMainHook kNoProxy{[](int, char**) -> std::optional<int> {
  setenv("no_proxy", "*", 1);
  return std::nullopt;
}};

}  // namespace

ingest::TransportOptions Impatient() {
  ingest::TransportOptions options;
  options.version = "1.2.3";
  options.contact = "https://example.org/why";
  options.max_requests_per_second = 0;
  options.connect_timeout = std::chrono::milliseconds(5000);
  options.total_timeout = std::chrono::milliseconds(10'000);
  options.stall_time = std::chrono::seconds(1);
  options.patience.retries = 0;
  return options;
}

ingest::Response Fetch(ingest::Transport& transport, ingest::Request request) {
  transport.Start(std::move(request));
  std::vector<ingest::Response> responses = transport.Wait(std::chrono::seconds(20));
  REQUIRE(responses.size() == 1);
  return std::move(responses.front());
}

ingest::Response Fetch(const std::string& url, const ingest::TransportOptions& options) {
  ingest::CurlTransport transport(options);
  ingest::Request request;
  request.url = url;
  return Fetch(transport, std::move(request));
}

}  // namespace ingest_test
