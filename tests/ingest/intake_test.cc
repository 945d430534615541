#include "ingest/intake.h"

#include <doctest/doctest.h>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "store/archive.h"
#include "store/sources.h"
#include "tests/support/catalogue.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"
#include "verify/libcrypto_engine.h"

namespace {

using support::FixedClock;

std::int64_t Count(const std::string& path, const std::string& what) {
  auto reader = store::OpenArchiveReadOnly(path);
  REQUIRE(reader);
  return reader->FindInt("SELECT count(*) FROM " + what).value_or(-1);
}

// Says bad of everything, or nothing where it is silent; notes how many documents another handle
// sees when it is asked, and how long it may take.
class WatchingEngine : public verify::Engine {
 public:
  explicit WatchingEngine(std::string archive) : archive_(std::move(archive)) {}
  std::vector<std::int64_t> seen;
  std::chrono::milliseconds patience{0};
  bool is_silent = false;

  void Submit(std::uint64_t tag, verify::DetachedSignature /*signature*/) override {
    seen.push_back(Count(archive_, "exchange JOIN blob_bytes USING (blob_id)"));
    if (is_silent) return;
    replies_.push_back(
        {tag,
         verify::EngineAnswer{{verify::kLibcrypto, "1", verify::Outcome::kBad, "bad", {}}},
         {}});
  }
  std::vector<verify::EngineReply> Wait(std::chrono::milliseconds timeout) override {
    patience = timeout;
    return std::exchange(replies_, {});
  }
  std::size_t Pending() const override { return replies_.size(); }

 private:
  std::string archive_;
  std::vector<verify::EngineReply> replies_;
};

// The archive must outlive it.
class CountedCommits {
 public:
  explicit CountedCommits(store::Database& archive) : archive_(archive) {
    const auto count = [](void* times) { return ++*static_cast<int*>(times) < 0 ? 1 : 0; };
    sqlite3_commit_hook(archive_.get(), count, &count_);
  }
  ~CountedCommits() { sqlite3_commit_hook(archive_.get(), nullptr, nullptr); }
  CountedCommits(const CountedCommits&) = delete;
  CountedCommits& operator=(const CountedCommits&) = delete;
  int count() const { return count_; }

 private:
  store::Database& archive_;
  int count_ = 0;
};

// An intake on an archive in a file, whose handle can go away as with a kill.
class Delivery {
 public:
  Delivery() : archive_(*store::OpenArchive(path())) {
    archive_->Begin();
    source_id_ = store::Sources(*archive_).FindOrAdd("test", "plain");
    REQUIRE(archive_->Commit());
    archive_->StartGathering();
    intake_.emplace(*archive_, engine, judge_, clock_, report_,
                    ingest::Intake::Options{source_id_, "plain"});
  }

  std::string path() const { return (folder_.path() / "a.db").string(); }
  ingest::Intake& intake() { return *intake_; }
  store::Database& archive() { return *archive_; }
  void Deliver(int number) {
    store::Exchange exchange;
    exchange.kind = "document";
    exchange.url = "http://host/" + std::to_string(number);
    const auto text = support::ClearSign(std::to_string(number) + "\n", support::TestKey("pinned"),
                                         support::At("2004-04-15T03:50:35Z"));
    REQUIRE(intake_->Deliver(std::move(exchange), text));
  }
  void Kill() {
    intake_.reset();
    archive_.reset();  // what is not committed goes with it
  }

 private:
  support::TempFolder folder_;
  verify::Keyring keyring_;
  verify::Judge judge_{keyring_, verify::Policy()};
  FixedClock clock_;
  ingest::RunReport report_;
  std::int64_t source_id_ = 0;

 public:
  WatchingEngine engine{path()};

 private:
  std::optional<store::Database> archive_;
  std::optional<ingest::Intake> intake_;
};

}  // namespace

TEST_CASE("an engine is asked only about bytes that are committed") {
  Delivery delivery;
  for (int number = 1; number <= 200; ++number) {
    delivery.Deliver(number);
    REQUIRE(delivery.intake().Poll(std::chrono::milliseconds{0}));
  }
  REQUIRE(delivery.intake().Drain());
  REQUIRE(delivery.engine.seen.size() >= 200);
  for (std::size_t i = 0; i < 200; ++i) CHECK(delivery.engine.seen[i] >= static_cast<int>(i) + 1);
}

TEST_CASE("to wait for an engine is no reason for a transaction of its own") {
  Delivery delivery;
  const CountedCommits commits(delivery.archive());
  const auto since = std::chrono::steady_clock::now();
  for (int number = 1; number <= 50; ++number) {
    delivery.Deliver(number);
    REQUIRE(delivery.intake().Poll(std::chrono::seconds{1}));
  }
  const auto taken = std::chrono::steady_clock::now() - since;
  CHECK(commits.count() <= 1 + taken / std::chrono::milliseconds{100});
}

TEST_CASE("what is gathered does not wait for an engine that says nothing") {
  Delivery delivery;
  delivery.engine.is_silent = true;
  delivery.Deliver(1);
  while (delivery.engine.seen.empty()) REQUIRE(delivery.intake().Poll(std::chrono::seconds{10}));
  delivery.Deliver(2);
  REQUIRE(delivery.intake().Poll(std::chrono::seconds{10}));
  CHECK(delivery.engine.patience <= std::chrono::milliseconds{100});
  std::this_thread::sleep_for(delivery.engine.patience);
  REQUIRE(delivery.intake().Poll(std::chrono::seconds{10}));
  CHECK(Count(delivery.path(), "exchange") == 2);
  CHECK(delivery.engine.seen.size() == 2);
}

TEST_CASE("a kill leaves no judgement without its bytes and none twice") {
  Delivery delivery;
  for (int number = 1; number <= 100; ++number) {
    delivery.Deliver(number);
    REQUIRE(delivery.intake().Poll(std::chrono::milliseconds{0}));
  }
  delivery.Kill();
  const std::string path = delivery.path();
  CHECK(Count(path, "judgement WHERE blob_id NOT IN (SELECT blob_id FROM blob_bytes)") == 0);
  CHECK(Count(path, "exchange WHERE judged AND blob_id NOT IN (SELECT blob_id FROM judgement)") ==
        0);
  CHECK(Count(path, "judgement") == Count(path, "exchange WHERE judged"));
}

TEST_CASE("the full text index is written once for all documents that are gathered") {
  constexpr int kDocuments = 12;
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Script(
      "INSERT INTO text_index (text_index, rank) VALUES ('automerge', 0), ('crisismerge', 1000)");
  archive->Begin();
  const std::int64_t source_id = store::Sources(*archive).FindOrAdd("test", "plain");
  REQUIRE(archive->Commit());
  const verify::Keyring keyring = support::KeyringWith("pinned");
  verify::Policy policy;
  policy.engines = {std::string(verify::kLibcrypto)};
  const verify::Judge judge(keyring, policy);
  auto engine = verify::LibcryptoEngine::Start(keyring);
  REQUIRE(engine);
  const FixedClock clock;
  ingest::RunReport report;
  ingest::Intake intake(*archive, **engine, judge, clock, report, {source_id, "plain"});
  const CountedCommits commits(*archive);
  archive->StartGathering();
  for (int number = 1; number <= kDocuments; ++number) {
    store::Exchange exchange;
    exchange.kind = "document";
    exchange.url = "http://host/" + std::to_string(number);
    REQUIRE(intake.Deliver(std::move(exchange),
                           support::SignedByPinned(std::to_string(number) + " words\n")));
  }
  REQUIRE(intake.Drain());
  REQUIRE(archive->StopGathering());
  REQUIRE(archive->FindInt("SELECT count(*) FROM revision") == kDocuments);
  // A statement that opens a savepoint makes a segment for each document (store/standing.cc).
  CHECK(*archive->FindInt("SELECT count(DISTINCT segid) FROM text_index_idx") <= commits.count());
}
