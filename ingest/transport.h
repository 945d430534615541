// The seam between discovery and the network.
//
// A request goes in, a response comes out: always exactly one, whatever happened. What the other
// side did wrong is told in the response, so a transport has no errors of its own. Tests stand in
// for it with a transport that answers from memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ingest {

// What is known of an answer before its body.
struct ResponseHead {
  std::string effective_url;  // after redirects: relative links in the body start from here
  std::string content_type;   // may be empty
};

struct Request {
  std::string url;                // absolute
  std::string if_none_match;      // the ETag seen last, verbatim; may be empty
  std::string if_modified_since;  // the Last-Modified seen last, verbatim; may be empty
  std::uint64_t tag = 0;          // the caller's own, handed back in the response
  std::uint64_t max_bytes = 0;    // the largest body taken, decoded; 0 is the transport's default

  // Called before the first byte that `sink` gets, and of a 200 without a body too. May be empty. A
  // transport may ask again where an answer breaks off; then this is called again, and the body
  // starts anew.
  std::function<void(const ResponseHead&)> head;
  // Where it is set, the body goes here piece by piece and is not kept; false ends the transfer.
  // Both are called inside Wait, and neither may throw or call the transport.
  std::function<bool(std::string_view)> sink;
};

struct Response {
  std::uint64_t tag = 0;
  std::string url;            // as requested
  std::string effective_url;  // after redirects
  long status = 0;            // of HTTP; 0 where no answer came
  std::string error;  // why the answer is no use, a lower-case sentence; empty if it came whole
  std::string body;   // of a 200 without a sink, decoded; what other answers say is dropped
  std::string etag;   // these three from the last answer of a chain of redirects; empty where
  std::string last_modified;  // they were missing, held control bytes or were absurdly long
  std::string content_type;
  std::uint64_t bytes = 0;    // of the body, decoded, whether kept or not
  bool too_large = false;     // more than `max_bytes` were offered; `error` says so too
  bool is_forbidden = false;  // by a robots.txt, so it was not asked for; `error` says so too
};

// Asynchronous. Life cycle: Start queues at any time, Wait drives what is queued; what is still
// under way when the transport ends is dropped. A transport belongs to one thread, but for Wake.
class Transport {
 public:
  virtual ~Transport() = default;

  virtual void Start(Request request) = 0;

  // The responses that are there, in the order they ended: after the first of them, or after
  // `timeout` with none; with none earlier, where it was woken, and at once where nothing is in
  // flight.
  virtual std::vector<Response> Wait(std::chrono::milliseconds timeout) = 0;

  // Requests started whose response has not been given yet.
  virtual std::size_t InFlight() const = 0;

  // Ends the Wait that is under way or, where none is, the next one. From any thread. One that
  // never waits has nothing to do for it.
  virtual void Wake() {}
};

}  // namespace ingest
