#include "verify/agreement.h"

#include <doctest/doctest.h>

#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"
#include "verify/both_engines.h"
#include "verify/libcrypto_engine.h"
#include "verify/signature_packet.h"
#include "verify/verify.h"

namespace {

using verify::EngineAnswer;
using verify::EngineCheck;
using verify::Outcome;

EngineCheck Says(const char* engine, Outcome outcome, std::string fingerprint = "AB") {
  if (outcome != Outcome::kGood) fingerprint.clear();
  return {engine, "1", outcome, "", std::move(fingerprint)};
}

// As a GnuPG that does not know what the key is made of.
EngineCheck Abstaining(EngineCheck check) {
  check.may_abstain = true;
  return check;
}

EngineAnswer Both(Outcome gpgme, Outcome libcrypto) {
  return {Says(verify::kGpgme, gpgme), Says(verify::kLibcrypto, libcrypto)};
}

// Says one thing of everything, or fails at it; the replies come only when they are waited for.
class FakeEngine : public verify::Engine {
 public:
  explicit FakeEngine(base::Result<EngineAnswer> answer) : answer_(std::move(answer)) {}
  void Submit(std::uint64_t tag, verify::DetachedSignature /*signature*/) override {
    replies_.push_back({tag, answer_, {}});
  }
  std::vector<verify::EngineReply> Wait(std::chrono::milliseconds /*timeout*/) override {
    return std::exchange(replies_, {});
  }
  std::size_t Pending() const override { return replies_.size(); }

 private:
  base::Result<EngineAnswer> answer_;
  std::vector<verify::EngineReply> replies_;
};

verify::BothEngines Pair(base::Result<EngineAnswer> gpgme, const verify::Keyring& keyring) {
  std::vector<verify::BothEngines::Named> engines;
  engines.push_back({verify::kGpgme, std::make_unique<FakeEngine>(std::move(gpgme))});
  auto libcrypto = verify::LibcryptoEngine::Start(keyring);
  REQUIRE(libcrypto);
  engines.push_back({verify::kLibcrypto, std::move(*libcrypto)});
  return verify::BothEngines(std::move(engines));
}

// What is said of a message of `pinned` where gpgme says what the test chooses.
verify::Judgement JudgeWith(const EngineCheck& gpgme, bool tampered) {
  const verify::Keyring keyring = support::KeyringWith("pinned");
  verify::BothEngines engines = Pair(EngineAnswer{gpgme}, keyring);
  std::string file =
      support::ClearSign("text\n", support::TestKey("pinned"), support::At("2004-04-15T03:50:35Z"));
  if (tampered) file.replace(file.find("text"), 4, "tex!");
  const auto judgements =
      verify::VerifyFile(verify::Examine(file), &engines, verify::Judge(keyring, verify::Policy()),
                         support::At("2026-01-01T00:00:00Z"));
  REQUIRE(judgements);
  return judgements->front();
}

const std::vector<verify::Reason> kDisagree = {verify::Reason::kEnginesDisagree};

}  // namespace

TEST_CASE("engines that say the same say that together") {
  for (const Outcome outcome :
       {Outcome::kGood, Outcome::kBad, Outcome::kNoKey, Outcome::kUnsupported}) {
    CHECK(verify::Agree(Both(outcome, outcome), verify::kRsa).outcome == outcome);
  }
}

TEST_CASE("one good and anything else is a dispute whoever says it") {
  for (const Outcome other : {Outcome::kBad, Outcome::kNoKey, Outcome::kUnsupported}) {
    CHECK(verify::Agree(Both(Outcome::kGood, other), verify::kRsa).outcome == Outcome::kDisputed);
    CHECK(verify::Agree(Both(other, Outcome::kGood), verify::kRsa).outcome == Outcome::kDisputed);
  }
  CHECK(verify::Agree(Both(Outcome::kGood, Outcome::kBad), verify::kRsa).detail ==
        "gpgme says good by key AB, libcrypto says bad");
}

TEST_CASE("an engine that does not know a curve abstains from it and from nothing else") {
  const EngineAnswer answer = {Abstaining(Says(verify::kGpgme, Outcome::kUnsupported)),
                               Says(verify::kLibcrypto, Outcome::kGood)};
  for (const int curve : {verify::kEcdsa, verify::kEdDsa, verify::kEd25519}) {
    CHECK(verify::Agree(answer, curve).outcome == Outcome::kGood);
  }
  for (const int other : {0, int{verify::kRsa}, int{verify::kDsa}}) {
    CHECK(verify::Agree(answer, other).outcome == Outcome::kDisputed);
  }
  CHECK(verify::Agree(Both(Outcome::kUnsupported, Outcome::kBad), verify::kEdDsa).outcome ==
        Outcome::kBad);
  CHECK(verify::Agree(Both(Outcome::kUnsupported, Outcome::kUnsupported), verify::kEdDsa).outcome ==
        Outcome::kUnsupported);
}

TEST_CASE("where the engine knows the curve its unsupported is a dispute as anything else is") {
  for (const Outcome other : {Outcome::kBad, Outcome::kNoKey, Outcome::kUnsupported}) {
    CHECK(verify::Agree(Both(other, Outcome::kGood), verify::kEdDsa).outcome == Outcome::kDisputed);
    CHECK(verify::Agree(Both(Outcome::kGood, other), verify::kEdDsa).outcome == Outcome::kDisputed);
  }
}

TEST_CASE("only unsupported is an abstention") {
  for (const Outcome other : {Outcome::kBad, Outcome::kNoKey}) {
    const EngineAnswer answer = {Abstaining(Says(verify::kGpgme, other)),
                                 Says(verify::kLibcrypto, Outcome::kGood)};
    CHECK(verify::Agree(answer, verify::kEdDsa).outcome == Outcome::kDisputed);
  }
}

TEST_CASE("two engines that call different keys good disagree") {
  const EngineAnswer answer = {Says(verify::kGpgme, Outcome::kGood, "AB"),
                               Says(verify::kLibcrypto, Outcome::kGood, "CD")};
  CHECK(verify::Agree(answer, verify::kRsa).outcome == Outcome::kDisputed);
}

TEST_CASE("an engine that lies is caught as disputed and nothing is accepted") {
  const std::string pinned = support::FingerprintHex(support::TestKey("pinned"));
  const verify::Judgement forged = JudgeWith(Says(verify::kGpgme, Outcome::kGood, pinned), true);
  CHECK(forged.verdict.outcome == Outcome::kDisputed);
  CHECK(forged.verdict.reasons == kDisagree);
  CHECK_FALSE(forged.text);
  for (const Outcome lie : {Outcome::kBad, Outcome::kNoKey, Outcome::kUnsupported}) {
    const verify::Judgement denied = JudgeWith(Says(verify::kGpgme, lie), false);
    CHECK(denied.verdict.outcome == Outcome::kDisputed);
    CHECK(denied.verdict.reasons == kDisagree);
    CHECK(denied.verdict.engines.size() == 2);
    CHECK_FALSE(denied.text);
  }
  CHECK(JudgeWith(Says(verify::kGpgme, Outcome::kGood, pinned), false).text);
}

TEST_CASE("an engine that the policy names and nobody asked is missed") {
  const verify::Keyring keyring = support::KeyringWith("pinned");
  const auto file = verify::Examine(support::ClearSign("text\n", support::TestKey("pinned"),
                                                       support::At("2004-04-15T03:50:35Z")));
  const auto libcrypto = verify::LibcryptoChecker::Open(keyring);
  REQUIRE(libcrypto);
  const EngineAnswer answer = {libcrypto->Check(file.messages.front().detached)};
  const base::Time now = support::At("2026-01-01T00:00:00Z");
  verify::Policy policy;
  const auto missed = verify::Judge(keyring, policy).Conclude(file, 0, answer, now);
  CHECK(missed.verdict.outcome == Outcome::kGood);
  CHECK(missed.verdict.reasons == std::vector<verify::Reason>{verify::Reason::kEngineMissing});
  CHECK_FALSE(missed.text);
  policy.engines = {verify::kLibcrypto};
  CHECK(verify::Judge(keyring, policy).Conclude(file, 0, answer, now).text);
}

TEST_CASE("an engine that fails makes the reply an error that names it") {
  const verify::Keyring keyring = support::KeyringWith("pinned");
  verify::BothEngines engines = Pair(base::Failed("no gpg1 today"), keyring);
  engines.Submit(7, {"text", "packet"});
  engines.Submit(8, {"text", "packet"});
  CHECK(engines.Pending() == 2);
  const auto replies = engines.Wait(std::chrono::seconds{1});
  REQUIRE(replies.size() == 2);
  CHECK(replies.front().tag == 7);
  CHECK_FALSE(replies.front().answer);
  CHECK(replies.front().failed_engine == verify::kGpgme);
  CHECK(engines.Pending() == 0);
}
