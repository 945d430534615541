// A transport that asks robots.txt first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "ingest/robots.h"
#include "ingest/transport.h"

namespace ingest {

// Stands before another transport. The first request to a place (scheme, host and port) waits until
// its /robots.txt has been read; a request that is not allowed is answered with an error and never
// made. RFC 9309, 2.3.1: a robots.txt that is not there (a status of 400 to 499, or redirects that
// lead nowhere) allows everything; one that cannot be had (500 and more, 429, no answer) forbids
// everything for this run, and the responses have its status. Each place is asked once in the life
// of a transport, which is that of a run.
//
// What a redirect leads to at another place is not looked up. URLs of files go through unseen.
class RobotsTransport : public Transport {
 public:
  // `network` must outlive it, and belongs to it alone. `obeys` false lets everything through.
  RobotsTransport(Transport& network, bool obeys) : network_(network), obeys_(obeys) {}

  void Start(Request request) override;
  std::vector<Response> Wait(std::chrono::milliseconds timeout) override;
  std::size_t InFlight() const override;
  void Wake() override { network_.Wake(); }

 private:
  struct Place {
    bool is_known = false;
    std::optional<RobotsRules> rules;  // none, and known: nothing is allowed, `why` says it
    std::string why;
    long status = 0;
    std::string text;  // while it comes
    std::vector<Request> waiting;
  };

  void AskFor(const std::string& origin);
  void Learn(Place& place, const Response& response);
  void Pass(const Place& place, Request request, std::string_view target);

  Transport& network_;
  bool obeys_;
  std::map<std::string, Place> places_;         // by origin
  std::map<std::uint64_t, std::string> asked_;  // tags of ours: the origin whose robots.txt it is
  std::vector<Response> refused_;
  std::uint64_t next_tag_ = 0;
};

}  // namespace ingest
