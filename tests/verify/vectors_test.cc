#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <string>

#include "tests/support/pgp2.h"
#include "tests/support/test_keys.h"
#include "tests/support/vector.h"
#include "tests/verify/worker_hook.h"
#include "verify/start_engines.h"
#include "verify/verify.h"

namespace {

template <typename Word>
bool HoldsName(const std::vector<Word>& words, const std::string& name) {
  return std::any_of(words.begin(), words.end(),
                     [&](Word word) { return verify::Name(word) == name; });
}

// Every name stands among the words of at least one of the judgements.
template <typename Member>
bool HoldAll(const std::vector<verify::Judgement>& judgements, Member member,
             const std::vector<std::string>& names) {
  return std::all_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::any_of(judgements.begin(), judgements.end(), [&](const verify::Judgement& one) {
      return HoldsName(one.verdict.*member, name);
    });
  });
}

std::vector<std::string> Outcomes(const std::vector<verify::Judgement>& judgements) {
  std::vector<std::string> outcomes;
  for (const verify::Judgement& one : judgements) {
    outcomes.emplace_back(verify::Name(one.verdict.outcome));
  }
  return outcomes;
}

// The keyrings and the engines of the vectors, by the key that is pinned.
class Judges {
 public:
  explicit Judges(std::vector<std::string> engines) { policy_.engines = std::move(engines); }

  std::vector<verify::Judgement> Judge(const support::Vector& vector) {
    if (engines_.count(vector.key) == 0) {
      keyrings_.emplace(vector.key, support::KeyringWith(vector.key));
      auto started =
          verify::StartEngines(policy_.engines, keyrings_.at(vector.key), support::PoolOptions());
      REQUIRE(started);
      engines_.emplace(vector.key, std::move(*started));
    }
    const verify::Judge judge(keyrings_.at(vector.key), policy_);
    auto judgements =
        verify::VerifyFile(verify::Examine(vector.document), engines_.at(vector.key).get(), judge,
                           support::At("2026-01-01T00:00:00Z"));
    REQUIRE_MESSAGE(judgements, vector.name, ": ", judgements.error().message);
    return *judgements;
  }

 private:
  verify::Policy policy_;
  std::map<std::string, verify::Keyring> keyrings_;
  std::map<std::string, std::unique_ptr<verify::Engine>> engines_;
};

void CheckVectors(const std::vector<std::string>& engines) {
  Judges judges(engines);
  const auto vectors = support::ReadVectors();
  CHECK(vectors.size() > 100);
  for (const support::Vector& vector : vectors) {
    CAPTURE(vector.name);
    CAPTURE(vector.comment);
    const auto judgements = judges.Judge(vector);
    CHECK(Outcomes(judgements) == vector.expect);
    CHECK(HoldAll(judgements, &verify::Verdict::reasons, vector.reasons));
    CHECK(HoldAll(judgements, &verify::Verdict::caveats, vector.caveats));
    const bool accepted = std::any_of(judgements.begin(), judgements.end(),
                                      [](const auto& one) { return one.verdict.accepted; });
    CHECK(accepted == vector.accepted);
    for (const verify::Judgement& one : judgements) {
      CHECK((one.verdict.engines.empty() || one.verdict.engines.size() == engines.size()));
      CHECK(one.verdict.accepted == one.text.has_value());
      CHECK(one.verdict.accepted == one.verdict.reasons.empty());
      CHECK(one.verdict.text_sha256.has_value() == (one.verdict.outcome == verify::Outcome::kGood));
    }
  }
}

}  // namespace

TEST_CASE("every vector has the outcome and the reasons that it announces through both engines") {
  CheckVectors({verify::kGpgme, verify::kLibcrypto});
}

TEST_CASE("every vector has its outcome through gpgme alone") { CheckVectors({verify::kGpgme}); }

TEST_CASE("every vector has its outcome through libcrypto alone") {
  CheckVectors({verify::kLibcrypto});
}

TEST_CASE("a verified text is the signed text and nothing else") {
  const verify::Keyring keyring = support::KeyringWith("pinned");
  const verify::Policy policy;
  auto engine = verify::StartEngines(policy.engines, keyring, support::PoolOptions());
  REQUIRE(engine);
  const support::Key key = support::TestKey("pinned");
  const std::string text = "one \n- two\n\n--three--\nfour\t\n";
  const std::string message = support::ClearSign(text, key, support::At("2004-04-15T03:50:35Z"));
  const verify::Judge judge(keyring, policy);
  const auto judgements = verify::VerifyFile(verify::Examine(message), engine->get(), judge,
                                             support::At("2026-01-01T00:00:00Z"));
  REQUIRE(judgements);
  REQUIRE(judgements->front().text);
  CHECK(judgements->front().text->text() == "one\n- two\n\n--three--\nfour\t\n");
}
