#include "ingest/curl_transport.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <set>
#include <thread>

#include "tests/ingest/fetch.h"
#include "tests/ingest/raw_server.h"

namespace ingest {
namespace {

using ingest_test::Fetch;
using ingest_test::Impatient;
using ingest_test::RawServer;

// A well-behaved server on a free port that ends with the test.
class Server {
 public:
  Server() {
    http_.Get("/a.txt", [](const httplib::Request& request, httplib::Response& response) {
      if (request.get_header_value("If-None-Match") == "\"v1\"") response.status = 304;
      response.set_header("ETag", "\"v1\"");
      response.set_header("Last-Modified", "Thu, 15 Apr 2004 03:50:35 GMT");
      if (response.status != 304) response.set_content("sealed\n", "text/plain");
    });
    http_.Get("/moved", [](const httplib::Request&, httplib::Response& response) {
      response.set_header("ETag", "\"of the redirect\"");
      response.set_redirect("/dir/plain");
    });
    http_.Get("/dir/plain", [](const httplib::Request&, httplib::Response& response) {
      response.set_content("plain", "text/plain; charset=utf-8");
    });
    http_.Get(R"(/echo/(.*))", [](const httplib::Request& request, httplib::Response& response) {
      std::string headers;
      for (const auto& [name, value] : request.headers) headers += name + ": " + value + "\n";
      response.set_content(headers, "text/plain");
    });
    http_.Get("/gone", [](const httplib::Request&, httplib::Response& response) {
      response.status = 410;
      response.set_content("<a href='a.txt'>an error page</a>", "text/html");
    });
    http_.Get("/long", [](const httplib::Request&, httplib::Response& response) {
      response.set_content(std::string(1'000'000, 'x'), "text/plain");  // gzipped on request
    });
    port_ = http_.bind_to_any_port("127.0.0.1");
    thread_ = std::thread([this] { http_.listen_after_bind(); });
    while (!http_.is_running()) std::this_thread::yield();
  }
  ~Server() {
    http_.stop();
    thread_.join();
  }
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;

  std::string Url(std::string_view path) const {
    return fmt::format("http://127.0.0.1:{}{}", port_, path);
  }

 private:
  httplib::Server http_;
  int port_ = 0;
  std::thread thread_;
};

Request For(std::string url, std::uint64_t tag = 0) {
  Request request;
  request.url = std::move(url);
  request.tag = tag;
  return request;
}

// Keeps a connection and answers every request on it.
void AnswerAll(RawServer::Connection& connection) {
  while (!connection.ReadRequest().empty()) {
    connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
  }
}

std::vector<Response> WaitForAll(Transport& transport) {
  std::vector<Response> all;
  while (transport.InFlight() > 0) {
    for (Response& response : transport.Wait(std::chrono::seconds(20))) {
      all.push_back(std::move(response));
    }
  }
  return all;
}

TEST_CASE("a document comes with what its server says of it") {
  const Server server;
  CurlTransport transport(Impatient());
  const Response response = Fetch(transport, For(server.Url("/a.txt"), 42));
  CHECK(response.tag == 42);
  CHECK(response.status == 200);
  CHECK(response.error.empty());
  CHECK(response.body == "sealed\n");
  CHECK(response.bytes == 7);
  CHECK(response.etag == "\"v1\"");
  CHECK(response.last_modified == "Thu, 15 Apr 2004 03:50:35 GMT");
  CHECK(response.content_type == "text/plain");
  CHECK(response.url == server.Url("/a.txt"));
  CHECK(response.effective_url == response.url);
}

TEST_CASE("an unchanged document is answered without its body") {
  const Server server;
  CurlTransport transport(Impatient());
  Request request = For(server.Url("/a.txt"));
  request.if_none_match = "\"v1\"";
  const Response response = Fetch(transport, std::move(request));
  CHECK(response.status == 304);
  CHECK(response.error.empty());
  CHECK(response.body.empty());
  CHECK(response.etag == "\"v1\"");
}

TEST_CASE("validators are sent as they were received") {
  const Server server;
  CurlTransport transport(Impatient());
  Request request = For(server.Url("/echo/"));
  request.if_none_match = "W/\"a b\"";
  request.if_modified_since = "Thu, 15 Apr 2004 03:50:35 GMT";
  const std::string sent = Fetch(transport, std::move(request)).body;
  CHECK(sent.find("If-None-Match: W/\"a b\"\n") != std::string::npos);
  CHECK(sent.find("If-Modified-Since: Thu, 15 Apr 2004 03:50:35 GMT\n") != std::string::npos);
  CHECK(sent.find("User-Agent: inkan/1.2.3 (+https://example.org/why)\n") != std::string::npos);
}

TEST_CASE("a request after one with validators has none") {
  const Server server;
  CurlTransport transport(Impatient());
  Request request = For(server.Url("/echo/"));
  request.if_none_match = "\"v1\"";
  Fetch(transport, std::move(request));
  CHECK(Fetch(transport, For(server.Url("/echo/"))).body.find("If-None") == std::string::npos);
}

TEST_CASE("what would inject a header is not sent") {
  const Server server;
  TransportOptions options = Impatient();
  options.contact = "me\r\nX-Evil: 1";
  CurlTransport transport(options);
  Request request = For(server.Url("/echo/"));
  request.if_none_match = "\"v1\"\r\nX-Evil: 2";
  request.if_modified_since = std::string(100'000, 'x');
  const std::string sent = Fetch(transport, std::move(request)).body;
  CHECK(sent.find("User-Agent: inkan/1.2.3 (+meX-Evil: 1)\n") != std::string::npos);
  CHECK(sent.find("\nX-Evil") == std::string::npos);
  CHECK(sent.find("If-") == std::string::npos);
}

TEST_CASE("a redirect is followed and its own headers are forgotten") {
  const Server server;
  const Response response = Fetch(server.Url("/moved"));
  CHECK(response.status == 200);
  CHECK(response.body == "plain");
  CHECK(response.etag.empty());
  CHECK(response.effective_url == server.Url("/dir/plain"));
}

TEST_CASE("a status of 400 and more is an answer without a body") {
  const Server server;
  const Response response = Fetch(server.Url("/gone"));
  CHECK(response.status == 410);
  CHECK(response.error.empty());
  CHECK(response.body.empty());
}

TEST_CASE("a sink learns of the last redirect before the body") {
  const Server server;
  CurlTransport transport(Impatient());
  std::string got;
  Request request = For(server.Url("/moved"));
  request.head = [&](const ResponseHead& head) {
    got += head.effective_url + " " + head.content_type + " ";
  };
  request.sink = [&](std::string_view bytes) {
    got += bytes;
    return true;
  };
  const Response response = Fetch(transport, std::move(request));
  CHECK(got == server.Url("/dir/plain") + " text/plain; charset=utf-8 plain");
  CHECK(response.body.empty());
  CHECK(response.bytes == 5);
}

TEST_CASE("a sink can end the transfer and gets no error pages") {
  const Server server;
  CurlTransport transport(Impatient());
  int calls = 0;
  const auto sink = [&](std::string_view) {
    ++calls;
    return false;
  };
  Request request = For(server.Url("/long"));
  request.sink = sink;
  CHECK(!Fetch(transport, std::move(request)).error.empty());
  CHECK(calls == 1);
  Request missing = For(server.Url("/gone"));
  missing.sink = sink;
  CHECK(Fetch(transport, std::move(missing)).error.empty());
  CHECK(calls == 1);
}

TEST_CASE("a compressed body is decoded and counted after decoding") {
  const Server server;
  CurlTransport transport(Impatient());
  Request request = For(server.Url("/long"));
  const Response response = Fetch(transport, request);
  CHECK(response.body == std::string(1'000'000, 'x'));
  CHECK(response.bytes == 1'000'000);
  request.max_bytes = 999'999;  // the compressed body has about a thousand
  const Response refused = Fetch(transport, request);
  CHECK(refused.too_large);
  CHECK(refused.body.empty());
  CHECK(!refused.error.empty());
}

TEST_CASE("a connection serves one request after another") {
  const RawServer server(AnswerAll);
  CurlTransport transport(Impatient());
  for (int count = 0; count < 20; ++count) {
    CHECK(Fetch(transport, For(server.Url("/a"))).body == "ok");
  }
  CHECK(server.connections() == 1);
}

TEST_CASE("a thousand requests share two connections and are all answered") {
  const RawServer server(AnswerAll);
  CurlTransport transport(Impatient());
  for (std::uint64_t tag = 0; tag < 1000; ++tag) transport.Start(For(server.Url("/a"), tag));
  CHECK(transport.InFlight() == 1000);
  const auto start = std::chrono::steady_clock::now();
  std::set<std::uint64_t> tags;
  for (const Response& response : WaitForAll(transport)) {
    CHECK(response.body == "ok");
    tags.insert(response.tag);
  }
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  MESSAGE("1000 requests in ", taken.count(), " s over ", server.connections(), " connections");
  CHECK(tags.size() == 1000);
  CHECK(server.connections() == 2);
}

TEST_CASE("a rate is kept and waiting for it leaves the caller in control") {
  const RawServer server(AnswerAll);
  TransportOptions options = Impatient();
  options.max_requests_per_second = 20;
  CurlTransport transport(options);
  for (int count = 0; count < 5; ++count) transport.Start(For(server.Url("/a")));
  const auto start = std::chrono::steady_clock::now();
  CHECK(transport.Wait(std::chrono::milliseconds(1000)).size() == 1);
  CHECK(transport.Wait(std::chrono::milliseconds(5)).empty());
  CHECK(transport.InFlight() == 4);
  CHECK(WaitForAll(transport).size() == 4);
  const auto taken = std::chrono::steady_clock::now() - start;
  CHECK(taken >= std::chrono::milliseconds(200));
  CHECK(taken < std::chrono::milliseconds(2500));
}

TEST_CASE("a request that waits for its turn does not time out") {
  const RawServer server([](RawServer::Connection& connection) {
    while (!connection.ReadRequest().empty()) {
      std::this_thread::sleep_for(std::chrono::milliseconds(150));
      connection.Send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }
  });
  TransportOptions options = Impatient();
  options.max_connections_per_host = 1;
  options.total_timeout = std::chrono::milliseconds(400);
  CurlTransport transport(options);
  for (int count = 0; count < 6; ++count) transport.Start(For(server.Url("/a")));
  for (const Response& response : WaitForAll(transport)) CHECK(response.error == "");
}

TEST_CASE("what is no http URL is answered with why") {
  for (const char* url : {"file:///etc/passwd", "gopher://example.org/", "a.txt", "",
                          "http://user:secret@127.0.0.1/", "http://127.0.0.1/\r\nX-Evil: 1"}) {
    CAPTURE(url);
    CurlTransport transport(Impatient());
    const Response response = Fetch(transport, For(url, 9));
    CHECK(response.tag == 9);
    CHECK(response.status == 0);
    CHECK(!response.error.empty());
    CHECK(response.error.find("secret") == std::string::npos);
  }
}

TEST_CASE("nothing in flight is nothing to wait for") {
  CurlTransport transport(Impatient());
  const auto start = std::chrono::steady_clock::now();
  CHECK(transport.Wait(std::chrono::seconds(10)).empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(1));
}

TEST_CASE("who waits is woken from another thread, before and while it waits") {
  const RawServer server([](RawServer::Connection& connection) { connection.WaitForEnd(); });
  TransportOptions options = Impatient();
  options.total_timeout = options.stall_time = std::chrono::seconds(60);
  CurlTransport transport(options);
  transport.Start(For(server.Url("/a")));
  const auto start = std::chrono::steady_clock::now();
  for (const std::chrono::milliseconds delay :
       {std::chrono::milliseconds(0), std::chrono::milliseconds(50)}) {
    const std::jthread waker([&transport, delay] {
      std::this_thread::sleep_for(delay);
      transport.Wake();
    });
    CHECK(transport.Wait(std::chrono::seconds(30)).empty());
  }
  CHECK(transport.InFlight() == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("a transport may end with transfers under way") {
  const RawServer server([](RawServer::Connection& connection) { connection.WaitForEnd(); });
  CurlTransport transport(Impatient());
  for (int count = 0; count < 5; ++count) transport.Start(For(server.Url("/a")));
  CHECK(transport.Wait(std::chrono::milliseconds(50)).empty());
  CHECK(transport.InFlight() == 5);
}

}  // namespace
}  // namespace ingest
