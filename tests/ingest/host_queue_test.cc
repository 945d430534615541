#include "ingest/host_queue.h"

#include <doctest/doctest.h>

#include <memory>

namespace ingest {
namespace {

using std::chrono::milliseconds;

const HostQueue::Time kNow{std::chrono::hours(1000)};

void Push(HostQueue& queue, const std::string& host, const std::string& url) {
  Errand errand;
  errand.url = url;
  queue.Push(host, std::move(errand));
}

std::string Pop(HostQueue& queue, HostQueue::Time now) {
  const std::optional<Errand> errand = queue.Pop(now);
  return errand ? errand->url : "";
}

TEST_CASE("a host has no more requests under way than it may have") {
  HostQueue queue({2, 16, 0});
  for (const char* url : {"a1", "a2", "a3"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow) == "a2");
  CHECK(Pop(queue, kNow).empty());
  CHECK(queue.NextStart() == std::nullopt);
  queue.Done("a");
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

TEST_CASE("a request that left late puts off the next") {
  HostQueue queue({10, 16, 2});
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  queue.Sent("a", kNow + milliseconds(300));
  CHECK(queue.NextStart() == kNow + milliseconds(800));
}

TEST_CASE("what was put off goes first once it is due and does not hold up the others") {
  HostQueue queue({10, 16, 0});
  Errand later;
  later.url = "later";
  queue.PushLater("a", std::move(later), kNow + milliseconds(100));
  CHECK(Pop(queue, kNow).empty());
  CHECK(queue.NextStart() == kNow + milliseconds(100));
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow + milliseconds(100)) == "later");
  CHECK(Pop(queue, kNow + milliseconds(100)) == "a2");
  CHECK(queue.waiting() == 0);
}

TEST_CASE("what was put off keeps to the rate") {
  HostQueue queue({10, 16, 2});
  Push(queue, "a", "a1");
  CHECK(Pop(queue, kNow) == "a1");
  Errand later;
  later.url = "later";
  queue.PushLater("a", std::move(later), kNow + milliseconds(100));
  CHECK(Pop(queue, kNow + milliseconds(499)).empty());
  CHECK(Pop(queue, kNow + milliseconds(500)) == "later");
}

TEST_CASE("a host that asked for time gets it and no other host waits") {
  HostQueue queue({10, 16, 0});
  queue.Hold("a", kNow + milliseconds(1000));
  Push(queue, "a", "a1");
  Push(queue, "b", "b1");
  CHECK(Pop(queue, kNow + milliseconds(999)) == "b1");
  CHECK(Pop(queue, kNow + milliseconds(999)).empty());
  CHECK(Pop(queue, kNow + milliseconds(1000)) == "a1");
}

TEST_CASE("two queues of one run share the times of a host") {
  const auto times = std::make_shared<HostTimes>();
  HostQueue first({10, 16, 2}, times);
  Push(first, "a", "a1");
  CHECK(Pop(first, kNow) == "a1");
  HostQueue second({10, 16, 2}, times);
  Push(second, "a", "a2");
  CHECK(Pop(second, kNow + milliseconds(499)).empty());
  CHECK(Pop(second, kNow + milliseconds(500)) == "a2");
}

TEST_CASE("no host is starved by a busy one") {
  HostQueue queue({2, 1, 0});
  for (const char* url : {"a1", "a2"}) Push(queue, "a", url);
  Push(queue, "b", "b1");
  CHECK(Pop(queue, kNow) == "a1");
  CHECK(Pop(queue, kNow).empty());
  queue.Done("a");
  CHECK(Pop(queue, kNow + milliseconds(1)) == "b1");
}

TEST_CASE("limits of nothing let one request through") {
  HostQueue queue({0, 0, 1e-300});
  Push(queue, "a", "a1");
  CHECK(Pop(queue, kNow) == "a1");
}

}  // namespace
}  // namespace ingest
