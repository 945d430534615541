#include "ingest/places.h"

#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "base/text.h"

namespace ingest {
namespace {

struct Block4 {
  std::uint32_t network;
  int bits;
};

constexpr std::uint32_t Ip(std::uint32_t a, std::uint32_t b, std::uint32_t c) {
  return (a << 24U) | (b << 16U) | (c << 8U);
}

// RFC 6890 and its updates; 224/3 is multicast and what is reserved.
constexpr std::array<Block4, 14> kPrivate4 = {{{Ip(0, 0, 0), 8},
                                               {Ip(10, 0, 0), 8},
                                               {Ip(100, 64, 0), 10},
                                               {Ip(127, 0, 0), 8},
                                               {Ip(169, 254, 0), 16},
                                               {Ip(172, 16, 0), 12},
                                               {Ip(192, 0, 0), 24},
                                               {Ip(192, 0, 2), 24},
                                               {Ip(192, 88, 99), 24},
                                               {Ip(192, 168, 0), 16},
                                               {Ip(198, 18, 0), 15},
                                               {Ip(198, 51, 100), 24},
                                               {Ip(203, 0, 113), 24},
                                               {Ip(224, 0, 0), 3}}};

bool IsPrivate4(std::uint32_t address) {
  return std::any_of(kPrivate4.begin(), kPrivate4.end(), [&](const Block4& block) {
    return (address ^ block.network) >> (32U - static_cast<unsigned>(block.bits)) == 0;
  });
}

std::uint32_t Four(const std::uint8_t* bytes) {
  return Ip(bytes[0], bytes[1], bytes[2]) | bytes[3];
}

// Global unicast is 2000::/3; within it 2001::/23 holds protocols (Teredo), 2001:db8::/32 examples.
bool IsPrivate6(const std::uint8_t* bytes) {
  constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  constexpr std::array<std::uint8_t, 12> kNat64 = {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0};
  if (std::equal(kMapped.begin(), kMapped.end(), bytes)) return IsPrivate4(Four(bytes + 12));
  if (std::equal(kNat64.begin(), kNat64.end(), bytes)) return IsPrivate4(Four(bytes + 12));
  if (bytes[0] == 0x20 && bytes[1] == 0x02) return IsPrivate4(Four(bytes + 2));  // 6to4
  if ((bytes[0] & 0xE0U) != 0x20) return true;
  if (bytes[0] != 0x20 || bytes[1] != 0x01) return false;
  return bytes[2] < 2 || (bytes[2] == 0x0D && bytes[3] == 0xB8);
}

bool IsAddress(const std::string& host) {
  in_addr four{};
  return host.starts_with('[') || inet_pton(AF_INET, host.c_str(), &four) == 1;
}

bool IsLocalName(std::string_view host) {
  constexpr std::array<std::string_view, 5> kLocal = {".localhost", ".local", ".internal",
                                                      ".home.arpa", ".test"};
  if (host.ends_with('.')) host.remove_suffix(1);
  return host.find('.') == std::string_view::npos ||
         std::any_of(kLocal.begin(), kLocal.end(),
                     [&](std::string_view suffix) { return host.ends_with(suffix); });
}

bool HasUsualPort(const Url& url) {
  return url.Origin().size() == url.scheme().size() + 3 + url.host().size();
}

std::set<std::string> LowerSet(const std::vector<std::string>& hosts) {
  std::set<std::string> lower;
  for (const std::string& host : hosts) lower.insert(base::LowerAscii(host));
  return lower;
}

}  // namespace

bool IsPrivateAddress(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof(four));
    return IsPrivate4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return true;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof(six));
  return IsPrivate6(six.sin6_addr.s6_addr);
}

Places Places::Of(const std::vector<std::string>& urls,
                  const std::vector<std::string>& redirect_hosts,
                  const std::vector<std::string>& private_hosts) {
  Places places;
  for (const std::string& text : urls) {
    const auto url = Url::Parse(std::string_view(text).substr(0, text.find('{')));
    if (!url || url->scheme() == "file") continue;
    places.origins_.emplace(url->Origin());
    places.hosts_.insert(url->host());
    if (HasUsualPort(*url)) places.usual_hosts_.insert(url->host());
  }
  places.redirect_hosts_ = LowerSet(redirect_hosts);
  places.private_hosts_ = LowerSet(private_hosts);
  return places;
}

std::string Places::Objection(const Url& url) const {
  if (url.scheme() == "file") return "it leads to something that is not http or https";
  if (origins_.count(std::string(url.Origin())) > 0 || redirect_hosts_.count(url.host()) > 0 ||
      (HasUsualPort(url) && usual_hosts_.count(url.host()) > 0)) {
    return {};
  }
  return fmt::format("it leads to another place, {}, which the configuration does not name",
                     url.Origin());
}

bool Places::MayBePrivate(const std::string& host) const {
  if (private_hosts_.count(host) > 0) return true;
  const bool named = hosts_.count(host) > 0 || redirect_hosts_.count(host) > 0;
  return named && (IsAddress(host) || IsLocalName(host));
}

}  // namespace ingest
