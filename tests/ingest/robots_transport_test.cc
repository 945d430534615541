#include "ingest/robots_transport.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <utility>

namespace ingest {
namespace {

// Answers from memory, a 404 to what it does not know.
class Web : public Transport {
 public:
  struct Page {
    long status = 200;
    std::string body;
    std::string error;
  };
  std::map<std::string, Page> pages;
  std::vector<std::string> asked;
  int stopped = 0;

  void Start(Request request) override { queue_.push_back(std::move(request)); }
  std::size_t InFlight() const override { return queue_.size(); }
  std::vector<Response> Wait(std::chrono::milliseconds /*timeout*/) override {
    std::vector<Response> responses;
    for (const Request& request : std::exchange(queue_, {})) responses.push_back(Answer(request));
    return responses;
  }

 private:
  Response Answer(const Request& request) {
    asked.push_back(request.url);
    Response response;
    response.tag = request.tag;
    response.url = response.effective_url = request.url;
    const auto page = pages.find(request.url);
    response.status = page == pages.end() ? 404 : page->second.status;
    if (response.status != 200) {
      if (page != pages.end()) response.error = page->second.error;
      return response;
    }
    if (request.head) request.head({request.url, "text/plain"});
    if (request.sink && !request.sink(page->second.body)) {
      response.error = "stopped";
      ++stopped;
    }
    return response;
  }
  std::vector<Request> queue_;
};

std::vector<Response> Ask(Transport& transport, const std::vector<std::string>& urls) {
  for (std::size_t at = 0; at < urls.size(); ++at) {
    Request request;
    request.url = urls[at];
    request.tag = at;
    transport.Start(std::move(request));
  }
  std::vector<Response> all;
  while (transport.InFlight() > 0) {
    for (Response& response : transport.Wait(std::chrono::seconds(5))) {
      all.push_back(std::move(response));
    }
  }
  std::sort(all.begin(), all.end(),
            [](const Response& one, const Response& other) { return one.tag < other.tag; });
  return all;
}

TEST_CASE("what robots.txt forbids is answered and never asked for") {
  Web web;
  web.pages["http://h/robots.txt"] = {200, "User-agent: *\nDisallow: /no\n", {}};
  web.pages["http://h/yes?q"] = {200, "x", {}};
  RobotsTransport transport(web, true);
  const auto responses = Ask(transport, {"http://h/yes?q", "http://h/no?q", "http://h/no"});
  REQUIRE(responses.size() == 3);
  CHECK(responses[0].status == 200);
  for (const std::size_t at : {1U, 2U}) {
    CHECK(responses[at].is_forbidden);
    CHECK(responses[at].status == 0);
    CHECK(responses[at].error == "robots.txt forbids it");
  }
  CHECK(web.asked == std::vector<std::string>{"http://h/robots.txt", "http://h/yes?q"});
  CHECK(Ask(transport, {"http://h/no"}).size() == 1);
  CHECK(web.asked.size() == 2);
}

TEST_CASE("each place has a robots.txt of its own and none is asked twice") {
  Web web;
  web.pages["http://h:81/robots.txt"] = {200, "User-agent: *\nDisallow: /\n", {}};
  RobotsTransport transport(web, true);
  const auto responses = Ask(transport, {"http://h/a", "http://h:81/a", "http://h/b"});
  CHECK(responses[0].status == 404);
  CHECK(responses[1].is_forbidden);
  CHECK(std::count(web.asked.begin(), web.asked.end(), "http://h/robots.txt") == 1);
}

TEST_CASE("a robots.txt that is not there allows everything") {
  for (const long status : {404L, 403L, 401L, 410L, 302L}) {
    CAPTURE(status);
    Web web;
    web.pages["http://h/robots.txt"] = {status, {}, status == 302 ? "redirected too often" : ""};
    web.pages["http://h/a"] = {200, "x", {}};
    RobotsTransport transport(web, true);
    CHECK(Ask(transport, {"http://h/a"}).front().status == 200);
  }
}

TEST_CASE("a robots.txt that cannot be had forbids everything for now") {
  for (const long status : {500L, 503L, 429L, 0L}) {
    CAPTURE(status);
    Web web;
    web.pages["http://h/robots.txt"] = {status, {}, status == 0 ? "it took too long" : ""};
    web.pages["http://h/a"] = {200, "x", {}};
    RobotsTransport transport(web, true);
    const Response response = Ask(transport, {"http://h/a"}).front();
    CHECK(response.status == status);
    CHECK_FALSE(response.is_forbidden);
    CHECK(response.error.find("robots.txt cannot be had") != std::string::npos);
    CHECK(web.asked.size() == 1);
  }
}

TEST_CASE("the beginning of an endless robots.txt is read") {
  Web web;
  web.pages["http://h/robots.txt"] = {
      200, "User-agent: *\nDisallow: /no\n" + std::string(RobotsRules::kMaxSize, 'x'), {}};
  web.pages["http://h/a"] = {200, "x", {}};
  RobotsTransport transport(web, true);
  const auto responses = Ask(transport, {"http://h/a", "http://h/no"});
  CHECK(responses[0].status == 200);
  CHECK(responses[1].is_forbidden);
  CHECK(web.stopped == 1);
}

TEST_CASE("who need not obey does not ask") {
  Web web;
  web.pages["http://h/robots.txt"] = {200, "User-agent: *\nDisallow: /\n", {}};
  RobotsTransport transport(web, false);
  CHECK(Ask(transport, {"http://h/a"}).front().status == 404);
  CHECK(web.asked == std::vector<std::string>{"http://h/a"});
}

}  // namespace
}  // namespace ingest
