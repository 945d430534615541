#include "ingest/host_queue.h"

#include <doctest/doctest.h>

namespace ingest {
namespace {

using std::chrono::milliseconds;

const HostQueue::Time kNow{std::chrono::hours(1000)};

void Push(HostQueue& queue, const std::string& host, const std::string& url) {
  Request request;
  request.url = url;
  queue.Push(host, std::move(request));
}

std::string Pop(HostQueue& queue, HostQueue::Time now) {
  const std::optional<Request> request = queue.Pop(now);
  return request ? request->url : "";
}

TEST_CASE("a host has no more requests under way than it may have") {
  HostQueue queue({2, 16, 0});
  for (const char* url : {"a1", "a2", "a3"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow) == "a2");
  CHECK(Pop(queue, kNow).empty());
  CHECK(queue.NextStart() == std::nullopt);
  queue.Done("a", 0);
  CHECK(Pop(queue, kNow) == "a3");
  CHECK(queue.waiting() == 0);
}

TEST_CASE("starts at one host are evenly spaced and another host does not wait for it") {
  HostQueue queue({10, 16, 2});
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow + milliseconds(499)).empty());
  CHECK(queue.NextStart() == kNow + milliseconds(500));
  Push(queue, "b", "b1");
  CHECK(Pop(queue, kNow + milliseconds(499)) == "b1");
  CHECK(Pop(queue, kNow + milliseconds(500)) == "a2");
}

TEST_CASE("idle time is not saved up for a burst") {
  HostQueue queue({10, 16, 2});
  Push(queue, "a", "a1");
  CHECK(Pop(queue, kNow) == "a1");
  for (const char* url : {"a2", "a3"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow + std::chrono::seconds(60)) == "a2");
  CHECK(Pop(queue, kNow + std::chrono::seconds(60)).empty());
}

TEST_CASE("redirects count against the rate") {
  HostQueue queue({10, 16, 2});
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  queue.Done("a", 2);
  CHECK(queue.NextStart() == kNow + milliseconds(1500));
}

TEST_CASE("no host is starved by a busy one") {
  HostQueue queue({2, 1, 0});
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  Push(queue, "b", "b1");
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow).empty());
  queue.Done("a", 0);
  CHECK(Pop(queue, kNow + milliseconds(1)) == "b1");
}

TEST_CASE("limits of nothing let one request through") {
  HostQueue queue({0, 0, 1e-300});
  Push(queue, "a", "a1");
  CHECK(Pop(queue, kNow) == "a1");
}

}  // namespace
}  // namespace ingest
