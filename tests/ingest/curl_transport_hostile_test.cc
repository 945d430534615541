#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zlib.h>

#include <atomic>
#include <thread>

#include "tests/ingest/fetch.h"
#include "tests/ingest/raw_server.h"

namespace ingest {
namespace {

using ingest_test::Answer;
using ingest_test::Fetch;
using ingest_test::Impatient;
using ingest_test::RawServer;

constexpr const char* kOk = "HTTP/1.1 200 OK\r\n";

bool Has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// The answer to one request, given as the server would write it.
Response FetchAnswer(const std::string& answer) {
  const RawServer server(Answer(answer));
  return Fetch(server.Url("/a.txt"));
}

// `size` zeros.
std::string Gzip(std::size_t size) {
  const std::string zeros(size, '\0');
  z_stream stream{};
  constexpr int kGzipWindow = 15 + 16;
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, kGzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK);
  std::string packed(deflateBound(&stream, size), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(zeros.data()));
  stream.avail_in = static_cast<uInt>(size);
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

TEST_CASE("a body shorter than declared is an error and no document") {
  const Response response = FetchAnswer(std::string(kOk) + "Content-Length: 10\r\n\r\nsealed");
  CHECK(response.status == 200);
  CHECK(Has(response.error, "ended before its declared length"));
  CHECK(response.body.empty());
}

TEST_CASE("a chunked body without its last chunk is an error") {
  const Response response =
      FetchAnswer(std::string(kOk) + "Transfer-Encoding: chunked\r\n\r\n6\r\nsealed\r\n");
  CHECK(!response.error.empty());
  CHECK(response.body.empty());
}

TEST_CASE("a gzip body shorter than declared or broken is an error") {
  const std::string packed = Gzip(100'000);
  const std::string head = std::string(kOk) + "Content-Encoding: gzip\r\n";
  const std::string length = fmt::format("Content-Length: {}\r\n\r\n", packed.size());
  CHECK(!FetchAnswer(head + length + packed.substr(0, packed.size() / 2)).error.empty());
  CHECK(!FetchAnswer(head + "\r\nsealed, and not packed").error.empty());
}

TEST_CASE("bytes after the declared length are not part of the document") {
  const Response response = FetchAnswer(std::string(kOk) + "Content-Length: 6\r\n\r\nsealed, not");
  CHECK(response.error.empty());
  CHECK(response.body == "sealed");
}

TEST_CASE("a length that is no number or negative is not believed") {
  for (const char* length : {"-1", "x", "99999999999999999999999999"}) {
    CAPTURE(length);
    const Response response =
        FetchAnswer(fmt::format("{}Content-Length: {}\r\n\r\nsealed", kOk, length));
    CHECK(!response.error.empty());
  }
}

TEST_CASE("a declared length over the limit is refused before the body") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + "Content-Length: 1000000000000\r\n\r\n");
    connection.WaitForEnd();
  });
  const Response response = Fetch(server.Url("/"));
  CHECK(response.too_large);
  CHECK(Has(response.error, "larger than"));
}

TEST_CASE("an endless body ends at the limit") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + "\r\n");
    const std::string piece(65536, 'x');
    while (connection.Send(piece)) {
    }
  });
  TransportOptions options = Impatient();
  options.max_bytes = 1'000'000;
  const Response response = Fetch(server.Url("/"), options);
  CHECK(response.too_large);
  CHECK(response.body.empty());
  CHECK(response.bytes < 2'000'000);
}

TEST_CASE("an endless error page ends at the limit") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send("HTTP/1.1 404 Not Found\r\n\r\n");
    const std::string piece(65536, 'x');
    while (connection.Send(piece)) {
    }
  });
  CHECK(Fetch(server.Url("/")).too_large);
}

TEST_CASE("endless headers end") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(kOk);
    const std::string header = "X: " + std::string(60'000, 'x') + "\r\n";
    while (connection.Send(header)) {
    }
  });
  CHECK(!Fetch(server.Url("/")).error.empty());
}

TEST_CASE("a gzip bomb ends at the limit") {
  const std::string bomb = Gzip(64U << 20U);
  REQUIRE(bomb.size() < 100'000);
  const Response response = FetchAnswer(fmt::format(
      "{}Content-Encoding: gzip\r\nContent-Length: {}\r\n\r\n{}", kOk, bomb.size(), bomb));
  CHECK(response.too_large);
  CHECK(response.body.empty());
  CHECK(response.bytes < base::kMaxDocumentSize + 100'000);
}

TEST_CASE("a stalled body is given up") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + "Content-Length: 10\r\n\r\nsea");
    connection.WaitForEnd();
  });
  const auto start = std::chrono::steady_clock::now();
  const Response response = Fetch(server.Url("/"));
  CHECK(Has(response.error, "took too long"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("a body that drips is given up at the total time") {
  const RawServer server([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + "\r\n");
    while (connection.Send("xxxxx")) std::this_thread::sleep_for(std::chrono::milliseconds(50));
  });
  TransportOptions options = Impatient();
  options.total_timeout = std::chrono::milliseconds(700);
  const auto start = std::chrono::steady_clock::now();
  CHECK(Has(Fetch(server.Url("/"), options).error, "took too long"));
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(3));
}

TEST_CASE("a connection that is reset or ends without an answer is an error") {
  const RawServer reset([](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + "\r\nsea");
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    connection.Reset();
  });
  CHECK(Has(Fetch(reset.Url("/")).error, "connection broke"));
  CHECK(Has(FetchAnswer("").error, "without an answer"));
  int port = 0;
  {
    const RawServer gone(Answer(""));
    port = gone.port();
  }
  const Response refused = Fetch(fmt::format("http://127.0.0.1:{}/", port));
  CHECK(refused.status == 0);
  CHECK(Has(refused.error, "cannot be connected to"));
}

TEST_CASE("an answer that is not HTTP is an error") {
  CHECK(!FetchAnswer("SSH-2.0-OpenSSH_9.2\r\n").error.empty());
  CHECK(!FetchAnswer("-----BEGIN PGP SIGNED MESSAGE-----\n").error.empty());
}

TEST_CASE("a redirect away from http is not followed") {
  for (const char* to : {"file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/"}) {
    CAPTURE(to);
    const Response response = FetchAnswer(
        fmt::format("HTTP/1.1 302 Found\r\nLocation: {}\r\nContent-Length: 0\r\n\r\n", to));
    CHECK(Has(response.error, "not http or https"));
    CHECK(response.body.empty());
  }
}

TEST_CASE("a redirect to a URL with a password is not followed") {
  const RawServer target(Answer(std::string(kOk) + "Content-Length: 0\r\n\r\n"));
  const Response response =
      FetchAnswer(fmt::format("HTTP/1.1 302 Found\r\nLocation: http://user:pw@127.0.0.1:{}/\r\n"
                              "Content-Length: 0\r\n\r\n",
                              target.port()));
  CHECK(Has(response.error, "user or password"));
  CHECK(target.connections() == 0);
}

TEST_CASE("a redirect loop ends after five") {
  const RawServer server([](RawServer::Connection& connection) {
    while (!connection.ReadRequest().empty()) {
      connection.Send("HTTP/1.1 301 Moved\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
    }
  });
  const Response response = Fetch(server.Url("/"));
  CHECK(Has(response.error, "redirected too often"));
  CHECK(server.requests().size() == 6);
}

TEST_CASE("a cookie is not kept") {
  const RawServer server([](RawServer::Connection& connection) {
    while (!connection.ReadRequest().empty()) {
      connection.Send(std::string(kOk) + "Set-Cookie: id=1\r\nContent-Length: 0\r\n\r\n");
    }
  });
  CurlTransport transport(Impatient());
  for (int count = 0; count < 2; ++count) {
    Request request;
    request.url = server.Url("/");
    Fetch(transport, std::move(request));
  }
  REQUIRE(server.requests().size() == 2);
  CHECK(!Has(server.requests().back(), "Cookie"));
}

TEST_CASE("validators with control bytes or of absurd length are dropped") {
  const Response response =
      FetchAnswer(fmt::format("{}ETag: \"a\x1B[2J\"\r\nLast-Modified: {}\r\n"
                              "Content-Type: text/plain\x7F\r\nContent-Length: 0\r\n\r\n",
                              kOk, std::string(5000, 'x')));
  CHECK(response.error.empty());
  CHECK(response.etag.empty());
  CHECK(response.last_modified.empty());
  CHECK(response.content_type.empty());
}

TEST_CASE("a part in place of the whole is an error") {
  const Response response =
      FetchAnswer("HTTP/1.1 206 Partial Content\r\nContent-Length: 3\r\n\r\nsea");
  CHECK(response.status == 206);
  CHECK(Has(response.error, "only a part"));
  CHECK(response.body.empty());
}

TEST_CASE("interim answers are passed over") {
  const Response response =
      FetchAnswer(std::string("HTTP/1.1 103 Early Hints\r\nETag: \"x\"\r\n\r\n") + kOk +
                  "Content-Length: 2\r\n\r\nok");
  CHECK(response.status == 200);
  CHECK(response.body == "ok");
  CHECK(response.etag.empty());
}

TEST_CASE("a redirect to a place that is not named is not followed") {
  for (const std::string host : {"127.0.0.1", "localhost"}) {
    CAPTURE(host);
    const RawServer target(Answer(std::string(kOk) + "Content-Length: 0\r\n\r\n"));
    const RawServer server(Answer(
        fmt::format("HTTP/1.1 302 Found\r\nLocation: http://{}:{}/\r\nContent-Length: 0\r\n\r\n",
                    host, target.port())));
    TransportOptions options = Impatient();
    options.places = Places::Of({server.Url("/")}, {}, {});
    const Response response = Fetch(server.Url("/"), options);
    CHECK(response.status == 302);
    CHECK(Has(response.error, "another place"));
    CHECK(target.connections() == 0);
    options.places = Places::Of({server.Url("/")}, {host}, {});
    CHECK(Fetch(server.Url("/"), options).status == 200);
  }
}

TEST_CASE("what is no named place is not asked for") {
  const RawServer server(Answer(std::string(kOk) + "Content-Length: 0\r\n\r\n"));
  TransportOptions options = Impatient();
  options.places = Places::Of({"http://example.org/"}, {}, {});
  CHECK(Has(Fetch(server.Url("/"), options).error, "another place"));
  CHECK(server.connections() == 0);
}

TEST_CASE("a name that comes to a private address is not connected to unless that is allowed") {
  const RawServer server(Answer(std::string(kOk) + "Content-Length: 0\r\n\r\n"));
  const std::string url = fmt::format("http://www.example.org:{}/", server.port());
  TransportOptions options = Impatient();
  options.resolve = {fmt::format("www.example.org:{}:127.0.0.1", server.port())};
  options.places = Places::Of({url}, {}, {});
  const Response refused = Fetch(url, options);
  CHECK(refused.status == 0);
  CHECK(Has(refused.error, "private address"));
  CHECK(server.connections() == 0);
  options.places = Places::Of({url}, {}, {"www.example.org"});
  CHECK(Fetch(url, options).status == 200);
}

TEST_CASE("a failure in passing is tried again and not for ever") {
  std::atomic<int> count = 0;
  const RawServer server([&](RawServer::Connection& connection) {
    while (!connection.ReadRequest().empty()) {
      connection.Send(++count < 3 ? "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n"
                                  : std::string(kOk) + "Content-Length: 2\r\n\r\nok");
    }
  });
  TransportOptions options = Impatient();
  options.patience.retries = 2;
  options.patience.first_delay = std::chrono::milliseconds(10);
  CHECK(Fetch(server.Url("/"), options).body == "ok");
  CHECK(count == 3);
  count = -5;
  CHECK(Fetch(server.Url("/"), options).status == 500);
  CHECK(count == -2);
}

TEST_CASE("a body that broke off is given to its sink anew") {
  std::string again = "Content-Length: 6\r\n\r\nsealed";
  SUBCASE("whole") {}
  SUBCASE("and empty") { again = "Content-Length: 0\r\n\r\n"; }
  std::atomic<int> count = 0;
  const RawServer server([&](RawServer::Connection& connection) {
    connection.ReadRequest();
    connection.Send(std::string(kOk) + (++count < 2 ? "Content-Length: 6\r\n\r\nsea" : again));
  });
  TransportOptions options = Impatient();
  options.patience.retries = 1;
  options.patience.first_delay = std::chrono::milliseconds(10);
  CurlTransport transport(options);
  std::string got;
  Request request;
  request.url = server.Url("/");
  request.head = [&](const ResponseHead&) { got.clear(); };
  request.sink = [&](std::string_view bytes) {
    got += bytes;
    return true;
  };
  CHECK(Fetch(transport, std::move(request)).error.empty());
  CHECK(got == again.substr(again.find("\r\n\r\n") + 4));
}

TEST_CASE("a host that is deaf is given up and the rest is not asked for") {
  int port = 0;
  {
    const RawServer gone(Answer(""));
    port = gone.port();
  }
  TransportOptions options = Impatient();
  options.patience.deaf_after = 3;
  CurlTransport transport(options);
  int unasked = 0;
  for (int count = 0; count < 10; ++count) {
    Request request;
    request.url = fmt::format("http://127.0.0.1:{}/", port);
    if (Has(Fetch(transport, std::move(request)).error, "not asked for")) ++unasked;
  }
  CHECK(unasked == 7);
}

}  // namespace
}  // namespace ingest
