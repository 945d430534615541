#include "ingest/places.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <cstring>

namespace ingest {
namespace {

bool IsPrivate(const char* text) {
  sockaddr_storage storage{};
  sockaddr_in four{};
  sockaddr_in6 six{};
  if (inet_pton(AF_INET, text, &four.sin_addr) == 1) {
    four.sin_family = AF_INET;
    std::memcpy(&storage, &four, sizeof(four));
  } else {
    REQUIRE(inet_pton(AF_INET6, text, &six.sin6_addr) == 1);
    six.sin6_family = AF_INET6;
    std::memcpy(&storage, &six, sizeof(six));
  }
  return IsPrivateAddress(reinterpret_cast<const sockaddr&>(storage));
}

bool May(const Places& places, const std::string& url) {
  return places.Objection(*Url::Parse(url)).empty();
}

TEST_CASE("addresses that are not on the open internet are private in every way of writing") {
  for (const char* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "127.0.0.1",
                              "127.255.255.254",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "198.19.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::127.0.0.1",
                              "fe80::1",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "::ffff:10.0.0.1",
                              "::ffff:169.254.169.254",
                              "64:ff9b::7f00:1",
                              "2002:7f00:1::",
                              "2002:c0a8:101::1",
                              "2001::1",
                              "2001:db8::1",
                              "100::1"}) {
    CAPTURE(address);
    CHECK(IsPrivate(address));
  }
  for (const char* address :
       {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.0.0.1",
        "172.15.255.255", "172.32.0.1", "192.167.0.1", "223.255.255.255", "2606:4700::1111",
        "2001:4860::8888", "2400:cb00::1", "::ffff:8.8.8.8", "64:ff9b::808:808",
        "2002:808:808::"}) {
    CAPTURE(address);
    CHECK_FALSE(IsPrivate(address));
  }
  sockaddr local{};
  local.sa_family = AF_UNIX;
  CHECK(IsPrivateAddress(local));
}

TEST_CASE("only places of the settings may be asked and those by both schemes") {
  const Places places = Places::Of({"http://a.example/pr/", "https://b.example:8443/x.txt",
                                    "http://c.example/{yyyy}/{seq}.txt", "file:///srv/", "junk"},
                                   {"cdn.example"}, {});
  for (const char* url :
       {"http://a.example/other", "https://a.example/", "https://b.example:8443/y",
        "http://c.example/", "http://cdn.example/", "https://cdn.example:444/"}) {
    CAPTURE(url);
    CHECK(May(places, url));
  }
  for (const char* url : {"http://a.example:8080/", "https://b.example/", "http://b.example:8443/",
                          "http://evil.example/", "http://x.a.example/", "http://a.example.evil/",
                          "file:///etc/passwd", "http://127.0.0.1/"}) {
    CAPTURE(url);
    CHECK_FALSE(May(places, url));
  }
}

TEST_CASE("a private address has to be named as such") {
  const Places places =
      Places::Of({"http://a.example/", "http://127.0.0.1:8000/", "http://localhost/",
                  "http://[::1]/", "http://mirror/", "http://x.internal/"},
                 {}, {"Intra.example"});
  for (const char* host :
       {"127.0.0.1", "localhost", "[::1]", "mirror", "x.internal", "intra.example"}) {
    CAPTURE(host);
    CHECK(places.MayBePrivate(host));
  }
  for (const char* host : {"a.example", "127.0.0.2", "10.0.0.1", "other", "y.internal"}) {
    CAPTURE(host);
    CHECK_FALSE(places.MayBePrivate(host));
  }
}

}  // namespace
}  // namespace ingest
