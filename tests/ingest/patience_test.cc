#include "ingest/patience.h"

#include <doctest/doctest.h>

namespace ingest {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

PatienceOptions Options() {
  return {2, milliseconds(1000), milliseconds(30'000), milliseconds(60'000), 3};
}

Patience Steady(double random = 0.5) {
  return Patience(Options(), [random] { return random; });
}

TEST_CASE("a failure in passing is tried again after a growing time and not for ever") {
  Patience patience = Steady();
  const auto first = patience.AfterFailure("h", Trouble::kPassing, 1, seconds(0));
  const auto second = patience.AfterFailure("h", Trouble::kPassing, 2, seconds(0));
  REQUIRE(first);
  REQUIRE(second);
  CHECK(first->delay == milliseconds(1000));
  CHECK(second->delay == milliseconds(2000));
  CHECK_FALSE(first->holds_host);
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kPassing, 3, seconds(0)));
}

TEST_CASE("delays are spread around their time") {
  CHECK(Steady(0).AfterFailure("h", Trouble::kPassing, 1, seconds(0))->delay == milliseconds(500));
  CHECK(Steady(0.999).AfterFailure("h", Trouble::kPassing, 1, seconds(0))->delay ==
        milliseconds(1499));
}

TEST_CASE("a server that asks for time gets it for all its documents") {
  Patience patience = Steady();
  const auto again = patience.AfterFailure("h", Trouble::kBusy, 1, seconds(7));
  REQUIRE(again);
  CHECK(again->delay == seconds(7));
  CHECK(again->holds_host);
  CHECK(patience.AfterFailure("h", Trouble::kBusy, 1, seconds(0))->delay == seconds(1));
}

TEST_CASE("a server that asks for longer than a run waits is not asked again in it") {
  Patience patience = Steady();
  CHECK(patience.AfterFailure("h", Trouble::kBusy, 1, seconds(30)));
  CHECK_FALSE(Steady().AfterFailure("h", Trouble::kBusy, 1, seconds(31)));
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kBusy, 1, seconds(31)));
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kBusy, 1, seconds(1U << 30U)));
}

TEST_CASE("what fails for good or slowly is not tried again") {
  Patience patience = Steady();
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kNone, 1, seconds(0)));
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kSlow, 1, seconds(0)));
}

TEST_CASE("all delays of one host together are bounded") {
  Patience patience = Steady();
  int again = 0;
  for (int count = 0; count < 1000; ++count) {
    if (patience.AfterFailure("h", Trouble::kPassing, 1, seconds(0))) ++again;
  }
  CHECK(again == 60);
  CHECK(patience.AfterFailure("other", Trouble::kPassing, 1, seconds(0)));
}

TEST_CASE("a host that answers nothing any more is given up and one that answers is not") {
  Patience patience = Steady();
  for (int count = 0; count < 2; ++count) patience.AtEnd("h", Trouble::kNoAnswer);
  patience.AtEnd("h", Trouble::kNone);
  for (int count = 0; count < 2; ++count) patience.AtEnd("h", Trouble::kSlow);
  CHECK_FALSE(patience.IsGivenUp("h"));
  CHECK(patience.AfterFailure("h", Trouble::kNoAnswer, 1, seconds(0)));
  patience.AtEnd("h", Trouble::kBusy);
  CHECK(patience.IsGivenUp("h"));
  CHECK_FALSE(patience.AfterFailure("h", Trouble::kNoAnswer, 1, seconds(0)));
  CHECK_FALSE(patience.IsGivenUp("other"));
}

}  // namespace
}  // namespace ingest
