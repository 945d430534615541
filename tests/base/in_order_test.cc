#include "base/in_order.h"

#include <doctest/doctest.h>

#include <atomic>
#include <chrono>
#include <string>
#include <thread>

TEST_CASE("results come in the order of the jobs however long each takes") {
  base::InOrder<int, std::string> work([](int&& job) {
    if (job % 40 == 0) std::this_thread::sleep_for(std::chrono::milliseconds{5});
    return std::to_string(job);
  });
  int taken = 0;
  for (int job = 0; job < 500; ++job) {
    work.Push(job, 1);
    while (work.IsFull()) CHECK(work.Pop() == std::to_string(taken++));
  }
  while (!work.IsEmpty()) CHECK(work.Pop() == std::to_string(taken++));
  CHECK(taken == 500);
}

TEST_CASE("a single job is done without a second one") {
  base::InOrder<int, int> work([](int&& job) { return job + 1; });
  work.Push(1, 1);
  CHECK(work.Count() == 1);
  work.Start();
  CHECK(work.Pop() == 2);
  CHECK(work.IsEmpty());
}

TEST_CASE("large jobs do not wait for company") {
  std::atomic<int> begun{0};
  base::InOrder<int, int> work([&](int&& job) {
    ++begun;
    return job;
  });
  work.Push(1, std::size_t{2} << 20U);
  while (!work.IsReady()) std::this_thread::yield();
  CHECK(begun == 1);
}

TEST_CASE("at the end what is under way is waited for and what nobody began is dropped") {
  std::atomic<int> begun{0};
  std::atomic<int> ended{0};
  {
    base::InOrder<int, int> work([&](int&& job) {
      ++begun;
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
      ++ended;
      return job;
    });
    for (int job = 0; job < 500; ++job) work.Push(job, std::size_t{2} << 20U);
    while (begun == 0) std::this_thread::yield();
  }
  CHECK(ended == begun);
  CHECK(begun < 500);
}
