// Which hosts a run may speak to.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "ingest/url.h"

struct sockaddr;

namespace ingest {

// Loopback, private, link-local, multicast and whatever else is not on the open internet (the IANA
// registries of special-purpose addresses), also where an IPv4 address is written within an IPv6
// one. True for address families that are neither.
bool IsPrivateAddress(const sockaddr& address);

// The places that the settings of a source name. Whatever a page, a redirect or a name server says,
// nothing else is asked: a hostile answer must not make inkan fetch from the machines around it.
//
// Immutable, may be copied.
class Places {
 public:
  // `urls` are those of the settings; of a template what stands before its first placeholder.
  // `redirect_hosts` are further hosts that a redirect may lead to, `private_hosts` are hosts that
  // may have a private address. What cannot be read as a URL names nothing.
  static Places Of(const std::vector<std::string>& urls,
                   const std::vector<std::string>& redirect_hosts,
                   const std::vector<std::string>& private_hosts);

  // Why this must not be asked for; empty where it may: at a place that is named (scheme, host and
  // port), by http or https at a host that is named with the usual port of either, and at any port
  // of a host for redirects.
  std::string Objection(const Url& url) const;

  // Whether a private address is what the settings mean by this host: it is named, and is an
  // address itself, or a name that the public DNS does not have ("localhost", "mirror",
  // "mirror.internal"; RFC 6761, 6762, 8375); or it is one of the private hosts.
  bool MayBePrivate(const std::string& host) const;

 private:
  std::set<std::string> origins_;
  std::set<std::string> hosts_;
  std::set<std::string> usual_hosts_;  // of these, those named with a usual port
  std::set<std::string> redirect_hosts_;
  std::set<std::string> private_hosts_;
};

}  // namespace ingest
