#include "verify/accept.h"

#include <doctest/doctest.h>

#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"

namespace {

using verify::Outcome;
using verify::Reason;

const base::Time kSigned = support::At("2004-04-15T03:50:35Z");
const base::Time kNow = support::At("2026-01-01T00:00:00Z");

// Judges a message of `pinned` with an engine's word that the test chooses.
class Bench {
 public:
  explicit Bench(std::string key_block = support::KeyBlock(support::TestKey("pinned"))) {
    auto key = verify::ReadKey(key_block, "test key");
    REQUIRE(key);
    REQUIRE(keyring_.Add(*key));
  }

  verify::Judgement Judge(const std::string& file, Outcome outcome = Outcome::kGood,
                          std::string fingerprint = {}) const {
    if (fingerprint.empty()) fingerprint = keyring_.keys().front().primary.fingerprint;
    const verify::EngineAnswer answer{{verify::kGpgme, "1", outcome, "", fingerprint},
                                      {verify::kLibcrypto, "1", outcome, "", fingerprint}};
    return verify::Judge(keyring_, policy).Conclude(verify::Examine(file), 0, answer, now);
  }

  verify::Policy policy;
  base::Time now = kNow;

 private:
  verify::Keyring keyring_;
};

std::string Signed(base::Time time = kSigned) {
  return support::ClearSign("text\n", support::TestKey("pinned"), time);
}

std::vector<Reason> Only(Reason reason) { return {reason}; }

}  // namespace

TEST_CASE("a good message of a pinned key is accepted and gives its text") {
  const verify::Judgement judgement = Bench().Judge(Signed());
  CHECK(judgement.verdict.accepted);
  REQUIRE(judgement.text);
  CHECK(judgement.text->text() == "text\n");
  CHECK(judgement.text->sha256() == *judgement.verdict.text_sha256);
}

TEST_CASE("a bad signature yields no text") {
  const verify::Judgement judgement = Bench().Judge(Signed(), Outcome::kBad);
  CHECK(judgement.verdict.reasons == Only(Reason::kBadSignature));
  CHECK_FALSE(judgement.text);
  CHECK_FALSE(judgement.verdict.text_sha256);
}

TEST_CASE("an engine that calls another key good is not believed") {
  const verify::Judgement judgement = Bench().Judge(Signed(), Outcome::kGood, std::string(32, 'A'));
  CHECK(judgement.verdict.outcome == Outcome::kGood);
  CHECK(judgement.verdict.reasons == Only(Reason::kUntrustedKey));
  CHECK_FALSE(judgement.text);
}

TEST_CASE("text outside is refused unless the policy says that it is usual") {
  Bench bench;
  CHECK(bench.Judge("hello\n" + Signed()).verdict.reasons == Only(Reason::kTextOutside));
  bench.policy.allow_text_outside = true;
  const verify::Judgement judgement = bench.Judge("hello\n" + Signed());
  CHECK(judgement.verdict.accepted);
  CHECK(judgement.verdict.caveats.back() == verify::Caveat::kTextOutside);
}

TEST_CASE("MD5 is believed until the last day of the policy and not the day after") {
  Bench bench;
  CHECK(bench.Judge(Signed(support::At("2012-01-01T23:59:59Z"))).verdict.accepted);
  const std::string late = Signed(support::At("2012-01-02T00:00:00Z"));
  CHECK(bench.Judge(late).verdict.reasons == Only(Reason::kWeakDigestDate));
  bench.policy.md5_until.reset();
  CHECK(bench.Judge(late).verdict.accepted);
}

TEST_CASE("a signature may be a day in the future and not more") {
  Bench bench;
  bench.now = kSigned - std::chrono::hours{24};
  CHECK(bench.Judge(Signed()).verdict.accepted);
  bench.now -= std::chrono::seconds{1};
  CHECK(bench.Judge(Signed()).verdict.reasons == Only(Reason::kSignedInFuture));
}

TEST_CASE("a key revoked without a reason proves nothing that it ever signed") {
  const Bench bench(
      support::RevokedKeyBlock(support::TestKey("pinned"), support::At("2020-01-01T00:00:00Z")));
  CHECK(bench.Judge(Signed()).verdict.reasons == Only(Reason::kRevoked));
}

TEST_CASE("that a key has expired is worked out when it is asked") {
  verify::Verdict verdict;
  verdict.key_expires = kNow;
  CHECK(verify::CaveatsAt(verdict, kNow - std::chrono::seconds{1}).empty());
  CHECK(verify::CaveatsAt(verdict, kNow) ==
        std::vector<verify::Caveat>{verify::Caveat::kKeyExpiredNow});
}

TEST_CASE("every reason that holds is told") {
  Bench bench;
  bench.now = support::At("2011-01-01T00:00:00Z");
  const std::string late = Signed(support::At("2013-01-01T00:00:00Z"));
  CHECK(
      bench.Judge("hello\n" + late).verdict.reasons ==
      std::vector<Reason>{Reason::kTextOutside, Reason::kSignedInFuture, Reason::kWeakDigestDate});
}
