#include "ingest/background_transport.h"

#include <doctest/doctest.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace ingest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using SteadyClock = std::chrono::steady_clock;

// Far more than any of these takes, so that who waits for it has not been woken.
constexpr seconds kLong{30};

Request RequestFor(const std::string& url, std::uint64_t tag) {
  Request request;
  request.url = url;
  request.tag = tag;
  return request;
}

// Answers on its own thread, in the pieces that the URL names: "2" is "0" and "1". A URL of "deaf"
// has no answer.
class Network : public Transport {
 public:
  std::size_t body_size = 1;
  std::atomic<int> answered = 0;
  std::atomic<bool> is_waiting = false;

  void Start(Request request) override { queue_.push_back(std::move(request)); }
  std::size_t InFlight() const override { return queue_.size(); }
  std::vector<Response> Wait(milliseconds timeout) override {
    std::vector<Request> deaf;
    std::vector<Response> responses;
    for (Request& request : std::exchange(queue_, {})) {
      if (request.url == "deaf") {
        deaf.push_back(std::move(request));
      } else {
        responses.push_back(Answer(request));
      }
    }
    queue_ = std::move(deaf);
    if (responses.empty()) Sleep(timeout);
    return responses;
  }
  void Wake() override {
    const std::lock_guard lock(mutex_);
    is_woken_ = true;
    changed_.notify_one();
  }

 private:
  void Sleep(milliseconds timeout) {
    std::unique_lock lock(mutex_);
    is_waiting = true;
    changed_.wait_for(lock, timeout * 1000, [this] { return std::exchange(is_woken_, false); });
    is_waiting = false;
  }

  Response Answer(const Request& request) {
    Response response;
    response.tag = request.tag;
    response.body = std::string(body_size, 'x');
    if (request.head) request.head({request.url, "text/plain"});
    for (int i = 0; request.sink && i < std::stoi(request.url); ++i) {
      if (request.sink(std::to_string(i))) continue;
      response.error = "stopped";
      break;
    }
    ++answered;
    return response;
  }

  std::vector<Request> queue_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_woken_ = false;
};

void WaitUntil(const std::function<bool()>& holds) {
  const auto deadline = SteadyClock::now() + kLong;
  while (!holds() && SteadyClock::now() < deadline) std::this_thread::sleep_for(milliseconds(1));
  REQUIRE(holds());
}

TEST_CASE("each request has its response, and the network goes on while nobody waits") {
  Network network;
  BackgroundTransport transport(network);
  CHECK(transport.Wait(kLong).empty());  // at once: nothing is in flight
  for (const std::uint64_t tag : {1U, 2U, 3U}) transport.Start(RequestFor("0", tag));
  CHECK(transport.InFlight() == 3);
  WaitUntil([&] { return network.answered == 3; });
  CHECK(transport.InFlight() == 3);
  std::vector<std::uint64_t> tags;
  while (transport.InFlight() > 0) {
    for (const Response& response : transport.Wait(kLong)) tags.push_back(response.tag);
  }
  CHECK(tags == std::vector<std::uint64_t>{1, 2, 3});
}

TEST_CASE("a body goes to its reader on the reader's thread, within Wait, until it has enough") {
  Network network;
  BackgroundTransport transport(network);
  Request request = RequestFor("5", 1);
  const auto own = std::this_thread::get_id();
  bool is_own = true;
  bool is_waiting = false;
  std::string read;
  request.head = [&](const ResponseHead& head) {
    is_own = is_own && is_waiting && std::this_thread::get_id() == own;
    read += head.content_type + ":";
  };
  request.sink = [&](std::string_view bytes) {
    is_own = is_own && is_waiting && std::this_thread::get_id() == own;
    read += bytes;
    return read.size() < std::string_view("text/plain:012").size();
  };
  transport.Start(std::move(request));
  std::this_thread::sleep_for(milliseconds(20));
  is_waiting = true;
  const auto responses = transport.Wait(kLong);
  REQUIRE(responses.size() == 1);
  CHECK(responses[0].error == "stopped");
  CHECK(read == "text/plain:012");
  CHECK(is_own);
}

TEST_CASE("a request is made at once, though the network waits for the answer to another") {
  Network network;
  BackgroundTransport transport(network);
  transport.Start(RequestFor("deaf", 1));
  WaitUntil([&] { return network.is_waiting.load(); });
  transport.Start(RequestFor("0", 2));
  const auto responses = transport.Wait(kLong);
  REQUIRE(responses.size() == 1);
  CHECK(responses[0].tag == 2);
  CHECK(transport.InFlight() == 1);
  CHECK(transport.Wait(milliseconds(5)).empty());
}

TEST_CASE("bodies that nobody takes do not pile up") {
  Network network;
  network.body_size = BackgroundTransport::kMaxKept;
  BackgroundTransport transport(network);
  transport.Start(RequestFor("0", 1));
  WaitUntil([&] { return network.answered == 1; });
  std::this_thread::sleep_for(milliseconds(20));
  transport.Start(RequestFor("0", 2));
  std::this_thread::sleep_for(milliseconds(50));
  CHECK(network.answered == 1);
  CHECK(transport.Wait(kLong).size() == 1);
  CHECK(transport.Wait(kLong).size() == 1);
}

TEST_CASE("it ends whatever is under way") {
  Network network;
  SUBCASE("an answer that does not come") {
    BackgroundTransport transport(network);
    transport.Start(RequestFor("deaf", 1));
    WaitUntil([&] { return network.is_waiting.load(); });
  }
  SUBCASE("a body that nobody reads") {
    BackgroundTransport transport(network);
    Request request = RequestFor("2", 1);
    request.sink = [](std::string_view) { return true; };
    transport.Start(std::move(request));
    std::this_thread::sleep_for(milliseconds(20));
  }
  SUBCASE("a request that was just made") {
    BackgroundTransport transport(network);
    transport.Start(RequestFor("0", 1));
  }
  SUBCASE("nothing") { const BackgroundTransport transport(network); }
}

TEST_CASE("who waits can be woken from another thread") {
  Network network;
  BackgroundTransport transport(network);
  transport.Start(RequestFor("deaf", 1));
  std::jthread waker([&] { transport.Wake(); });
  CHECK(transport.Wait(kLong).empty());
}

}  // namespace
}  // namespace ingest
