#include <doctest/doctest.h>

#include "tests/recover/judge.h"
#include "tests/support/vector.h"

TEST_CASE("recovery accepts the vectors that say so and no other") {
  for (const support::Vector& vector : support::ReadVectors()) {
    CAPTURE(vector.name);
    const auto judgement = support::JudgeWithRecovery(vector.document, {}, vector.key);
    CHECK(judgement.verdict.recovered_by == vector.recovered_by);
    if (vector.accepted || !vector.recovered_by.empty()) continue;
    CHECK_FALSE(judgement.verdict.accepted);
    CHECK_FALSE(judgement.text);
  }
}
