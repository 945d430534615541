#include "verify/gpgme_engine.h"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/generated_message.h"
#include "tests/verify/worker_hook.h"
#include "verify/examine.h"
#include "verify/start_engines.h"

namespace {

using support::PairOf;
using verify::Outcome;

const std::string kNoGpg;

verify::Keyring RingOf(const std::string& block) {
  verify::Keyring keyring;
  auto key = verify::ReadKey(block, "key");
  REQUIRE(key);
  REQUIRE(keyring.Add(std::move(*key)));
  return keyring;
}

verify::EngineCheck AskAbout(const verify::DetachedSignature& pair, const verify::Keyring& keyring,
                             const std::string& gpg) {
  verify::WorkerPoolOptions options = support::PoolOptions();
  options.gpg = gpg;
  options.workers = 1;
  auto engine = verify::GpgmeEngine::Start(keyring, options);
  REQUIRE(engine);
  auto answer = verify::Ask(**engine, pair);
  REQUIRE_MESSAGE(answer, answer.error().message);
  REQUIRE(answer->size() == 1);
  CHECK((*engine)->Pending() == 0);
  return answer->front();
}

bool Holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A signature of version 4 by the key of version 4 that claims another algorithm.
verify::DetachedSignature Claiming(std::uint8_t algorithm, const std::string& more) {
  support::SignatureOptions options;
  options.time = support::At("2015-06-02T00:00:00Z");
  options.version = 4;
  options.digest = support::Digest::kSha256;
  options.public_key_algorithm = algorithm;
  const std::string text = "text";
  std::string packet = support::SignaturePacket(text, support::TestKey("modern"), options);
  if (!more.empty()) {
    packet = support::OldPacket(support::Tag::kSignature, packet.substr(3) + more);
  }
  return {text, packet};
}

}  // namespace

TEST_CASE("a key of version 3 is for gpg1 and one of version 4 for gpg where it is there") {
  const verify::Keyring v3 = support::KeyringWith("pinned");
  const verify::Keyring v4 = support::KeyringWith("modern");
  const auto by_v3 = PairOf(
      support::ClearSign("a", support::TestKey("pinned"), support::At("2004-04-15T03:50:35Z")));
  const auto by_v4 =
      PairOf(support::ClearSign("a", support::TestKey("modern"),
                                support::At("2015-06-02T00:00:00Z"), support::Digest::kSha256));
  for (const std::string& gpg : {std::string(verify::kDefaultGpg), kNoGpg}) {
    const verify::EngineCheck old = AskAbout(by_v3, v3, gpg);
    CHECK(old.outcome == Outcome::kGood);
    CHECK(Holds(old.version, "gpg1 1."));
    const verify::EngineCheck modern = AskAbout(by_v4, v4, gpg);
    CHECK(modern.outcome == Outcome::kGood);
    CHECK(Holds(modern.version, gpg.empty() ? "gpg1 1." : "gpg 2."));
  }
}

TEST_CASE("both kinds of key in one source have an answer each") {
  const verify::Keyring keyring = support::KeysOfMessages();
  auto engine = verify::GpgmeEngine::Start(keyring, support::PoolOptions());
  REQUIRE(engine);
  const std::vector<std::string> names = {"dsa1024", "rsa2048-subkey", "p521", "ed25519-subkey"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    (*engine)->Submit(i, PairOf(support::OpenPgpSample(names[i] + ".txt")));
  }
  (*engine)->Submit(names.size(), PairOf(support::ClearSign("a", support::TestKey("pinned"),
                                                            support::At("2004-04-15T03:50:35Z"))));
  std::set<std::uint64_t> answered;
  while ((*engine)->Pending() > 0) {
    for (const verify::EngineReply& reply : (*engine)->Wait(std::chrono::seconds{5})) {
      REQUIRE(reply.answer);
      CHECK(reply.answer->front().outcome == Outcome::kGood);
      CHECK(answered.insert(reply.tag).second);
    }
  }
  CHECK(answered.size() == names.size() + 1);
}

TEST_CASE("a curve is judged by gpg and abstained from by gpg1") {
  for (const std::string& name :
       {std::string("p256"), std::string("brainpool256"), std::string("ed25519")}) {
    const verify::Keyring keyring = RingOf(support::OpenPgpSample(name + ".asc"));
    verify::DetachedSignature pair = PairOf(support::OpenPgpSample(name + ".txt"));
    CHECK(AskAbout(pair, keyring, verify::kDefaultGpg).outcome == Outcome::kGood);
    const verify::EngineCheck without = AskAbout(pair, keyring, kNoGpg);
    CHECK(without.outcome == Outcome::kUnsupported);
    CHECK(without.may_abstain);
    pair.canonical_text += "!";
    const verify::EngineCheck bad = AskAbout(pair, keyring, verify::kDefaultGpg);
    CHECK(bad.outcome == Outcome::kBad);
    CHECK_FALSE(bad.may_abstain);
  }
}

// GnuPG gives no answer about some of these, which would be an error each night.
TEST_CASE("a signature that claims another algorithm than its key has is bad") {
  const verify::Keyring keyring = support::KeyringWith("modern");
  const std::string second = support::Mpi("\x05");
  for (const std::string& gpg : {std::string(verify::kDefaultGpg), kNoGpg}) {
    for (const auto& [algorithm, more] :
         {std::pair<std::uint8_t, std::string>{22, second}, {19, second}, {17, second}, {99, ""}}) {
      const verify::EngineCheck check = AskAbout(Claiming(algorithm, more), keyring, gpg);
      CHECK(check.outcome == Outcome::kBad);
      CHECK_FALSE(check.may_abstain);
      CHECK(Holds(check.detail, "the key is RSA"));
    }
  }
  CHECK(AskAbout(Claiming(1, ""), keyring, verify::kDefaultGpg).outcome == Outcome::kGood);
}

TEST_CASE("a gpg that was named and is not there is an error and the default may be missing") {
  CHECK(*verify::FindGpg("") == std::nullopt);
  const auto named = verify::FindGpg("/nonexistent/gpg");
  REQUIRE_FALSE(named);
  CHECK(Holds(named.error().hint, "gpg = \"\""));
  verify::WorkerPoolOptions options = support::PoolOptions();
  options.gpg = "/nonexistent/gpg";
  CHECK_FALSE(verify::GpgmeEngine::Start(support::KeyringWith("pinned"), options));
}

TEST_CASE("asking gpg leaves no daemon and nothing at home") {
  const support::TempFolder folder;
  const std::string mark = (folder.path() / "home").string();
  const char* held = std::getenv("TMPDIR");
  const std::string before = held == nullptr ? "/tmp" : held;
  setenv("TMPDIR", folder.path().c_str(), 1);
  {
    const verify::Keyring keyring = RingOf(support::OpenPgpSample("ed25519.asc"));
    const auto pair = PairOf(support::OpenPgpSample("ed25519.txt"));
    CHECK(AskAbout(pair, keyring, verify::kDefaultGpg).outcome == Outcome::kGood);
  }
  setenv("TMPDIR", before.c_str(), 1);
  for (const auto& process : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(process.path() / "cmdline", std::ios::binary);
    const std::string line{std::istreambuf_iterator<char>(file), {}};
    CHECK_MESSAGE(!Holds(line, folder.path().string()), line);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}
