#include "store/source_status.h"

#include <doctest/doctest.h>

#include "store/archive.h"
#include "store/findings.h"
#include "store/runs.h"

namespace {

const base::Time kFirst{std::chrono::seconds{1000}};
const base::Time kSecond{std::chrono::seconds{2000}};
const base::Time kThird{std::chrono::seconds{3000}};

// An archive with one source, and runs as they are told to have been.
class Nights {
 public:
  Nights() {
    auto opened = store::OpenScratchArchive();
    REQUIRE(opened);
    archive_ = std::make_unique<store::Database>(std::move(*opened));
    archive_->Run("INSERT INTO source (id, name, profile) VALUES (1, 's', 'plain')");
  }
  void Run(const std::string& command, int exit_code, base::Time at) {
    store::Runs runs(*archive_);
    runs.End(runs.Start(command, 1, at), {}, exit_code, at);
  }
  store::SourceStatus Status(store::FedBy fed_by = store::FedBy::kMirror) {
    auto status = store::ReadSourceStatus(*archive_, "s", fed_by);
    REQUIRE(archive_->Check());
    return status;
  }
  store::Database& archive() { return *archive_; }

 private:
  std::unique_ptr<store::Database> archive_;
};

}  // namespace

TEST_CASE("a run that could not do its work is no success") {
  Nights nights;
  CHECK_FALSE(nights.Status().last_success);
  nights.Run("mirror", 3, kFirst);
  nights.Run("mirror", 75, kSecond);
  nights.Run("mirror", 1, kThird);
  CHECK(nights.Status().last_success == kFirst);
  CHECK(nights.Status().last_exit == 1);
  store::Runs(nights.archive()).Start("mirror", 1, kThird);
  CHECK_FALSE(nights.Status().last_ended);
}

TEST_CASE("a night in which an index could not be read is no success") {
  Nights nights;
  store::Findings findings(nights.archive(), 1);
  nights.Run("mirror", 0, kFirst);
  findings.Open({"index-failed", "http://x/", "", "d"}, kSecond);
  nights.Run("mirror", 3, kSecond);
  nights.Run("mirror", 0, kSecond);
  CHECK(nights.Status().last_success == kFirst);
  findings.Close("index-failed", "http://x/", kThird);
  nights.Run("mirror", 0, kThird);
  CHECK(nights.Status().last_success == kThird);
}

TEST_CASE("an acknowledged index counts as none") {
  Nights nights;
  store::Findings findings(nights.archive(), 1);
  findings.Open({"index-failed", "http://x/", "", "d"}, kFirst);
  nights.Run("mirror", 3, kFirst);
  CHECK_FALSE(nights.Status().last_success);
  CHECK(store::Acknowledge(nights.archive(), 1, kFirst) == store::Acknowledged::kDone);
  CHECK(nights.Status().last_success == kFirst);
  CHECK(nights.Status().findings == 0);
  CHECK(nights.Status().acknowledged == 1);
}

TEST_CASE("files that are read do not make a mirror look fresh") {
  Nights nights;
  nights.Run("ingest", 0, kFirst);
  CHECK_FALSE(nights.Status(store::FedBy::kMirror).last_success);
  CHECK(nights.Status(store::FedBy::kIngest).last_success == kFirst);
  CHECK(nights.Status(store::FedBy::kAnything).last_success == kFirst);
  nights.Run("retry", 0, kSecond);
  CHECK(nights.Status(store::FedBy::kAnything).last_success == kFirst);
}

TEST_CASE("the last success is that of the last run and not the one that a wrong clock put last") {
  Nights nights;
  nights.Run("mirror", 0, kThird);
  nights.Run("mirror", 0, kFirst);
  CHECK(nights.Status().last_success == kFirst);
}
