#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>

#include <thread>

#include "tests/ingest/fetch.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tls_identity.h"

namespace ingest {
namespace {

using ingest_test::Fetch;
using ingest_test::Impatient;

TEST_CASE("a certificate is checked against the bundle that was named") {
  const support::TlsIdentity identity;
  httplib::SSLServer server(identity.certificate(), identity.key());
  server.Get("/", [](const httplib::Request&, httplib::Response& response) {
    response.set_content("sealed", "text/plain");
  });
  const std::string url =
      fmt::format("https://127.0.0.1:{}/", server.bind_to_any_port("127.0.0.1"));
  std::thread thread([&] { server.listen_after_bind(); });

  const Response unknown = Fetch(url);
  CHECK(unknown.status == 0);
  CHECK(unknown.error.find("could not prove who it is") != std::string::npos);

  const support::TempFolder folder;
  TransportOptions options = Impatient();
  options.ca_bundle = folder.Write("ca.pem", identity.Pem()).string();
  CHECK(Fetch(url, options).body == "sealed");
  options.ca_bundle = (folder.path() / "none").string();
  CHECK(Fetch(url, options).error.find("trusted certificates") != std::string::npos);

  server.stop();
  thread.join();
}

}  // namespace
}  // namespace ingest
