// The transport that speaks HTTP, through libcurl's multi interface.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/file.h"
#include "ingest/host_queue.h"
#include "ingest/patience.h"
#include "ingest/places.h"
#include "ingest/transport.h"

namespace ingest {

struct TransportOptions {
  std::string version;                 // both go into the User-Agent: "inkan/VERSION (+contact)"
  std::string contact;                 // a URL or mail address; may be empty
  double max_requests_per_second = 2;  // of each host; 0 is no limit
  std::size_t max_connections_per_host = 2;
  std::size_t max_connections = 16;  // to all hosts together
  std::chrono::milliseconds connect_timeout{20'000};
  std::chrono::milliseconds total_timeout{300'000};  // of one transfer
  long stall_bytes_per_second = 10;                  // slower than this ...
  std::chrono::seconds stall_time{30};  // ... for this long is a stall, and ends the transfer
  std::uint64_t max_bytes = base::kMaxDocumentSize;  // of a body, where the request says nothing
  std::string ca_bundle;                             // a PEM file; empty is the system's
  std::string proxy;       // a URL; empty is the environment's (http_proxy, https_proxy, no_proxy)
  bool has_proxy = false;  // of either: then the proxy looks up names, and addresses are its own
  PatienceOptions patience;
  std::optional<Places> places;      // which may be asked; without them any
  std::vector<std::string> resolve;  // "HOST:PORT:ADDRESS", in place of a name server; for tests
  std::shared_ptr<HostTimes> times;  // shared with other transports of the run; may be null
};

// Connections are kept and used again for as long as the transport lives, so one transport serves a
// whole run. A host is known by its name: its ports share one allowance.
//
// Followed are at most five redirects, each a request of its own that waits for its turn, to http
// and https only, to `places`, and never to a URL with user or password in it. Where `places` are
// given no private address is connected to but as they say, whatever a name server answers. Never
// sent are cookies, credentials, or a header with control bytes in it. A body is decoded as it
// comes (gzip, deflate, brotli, zstd) and counted after decoding. A body that ends before its
// declared length or its last chunk is an error (one that ends with the connection can break off
// unseen: the signature will tell), and so is 206, since no part was asked for. A status of 400 and
// more is an answer, not an error. Certificates are always checked.
//
// What fails in passing is asked for again, as ingest/patience.h has it; the response is that of
// the last try. A host that answers nothing any more is given up, and what is still to be asked of
// it fails without being asked.
//
// No signal is raised, caught or waited for. Threads: one for all of it but Wake, as for every
// transport.
class CurlTransport : public Transport {
 public:
  explicit CurlTransport(const TransportOptions& options);
  ~CurlTransport() override;
  CurlTransport(const CurlTransport&) = delete;
  CurlTransport& operator=(const CurlTransport&) = delete;

  void Start(Request request) override;
  std::vector<Response> Wait(std::chrono::milliseconds timeout) override;
  std::size_t InFlight() const override;
  void Wake() override;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ingest
