#include "store/findings.h"

#include <doctest/doctest.h>

#include "store/archive.h"

namespace {

const base::Time kOpened{std::chrono::seconds{1000}};
const base::Time kLater{std::chrono::seconds{2000}};

}  // namespace

TEST_CASE("a finding is new once until it was closed") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Run("INSERT INTO source (id, name, profile) VALUES (1, 's', 'plain')");
  store::Findings findings(*archive, 1);
  const store::Finding finding{"not-accepted", "http://x/y", "abc", "detail"};
  CHECK(findings.Open(finding, kOpened));
  CHECK_FALSE(findings.Open(finding, kLater));
  CHECK(findings.Open({"not-accepted", "http://x/y", "def", "detail"}, kLater));
  findings.CloseOthers("not-accepted", "http://x/y", "def", kLater);
  CHECK(findings.Open(finding, kLater));
  CHECK(archive->FindInt("SELECT count(*) FROM findings") == 3);
  CHECK(archive->FindInt("SELECT count(*) FROM findings WHERE closed IS NULL") == 2);
  findings.Close("not-accepted", "http://x/y", kLater);
  CHECK(archive->FindInt("SELECT count(*) FROM findings WHERE closed IS NULL") == 0);
  CHECK(archive->Check());
}

TEST_CASE("the findings of two sources never mix") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Run(
      "INSERT INTO source (id, name, profile) VALUES (1, 's', 'plain'), (2, 't', 'plain')");
  store::Findings first(*archive, 1);
  store::Findings second(*archive, 2);
  const store::Finding finding{"not-accepted", "http://x/y", "abc", "detail"};
  CHECK(first.Open(finding, kOpened));
  CHECK(second.Open(finding, kOpened));
  first.Close("not-accepted", "http://x/y", kLater);
  CHECK_FALSE(second.Open(finding, kLater));
}

TEST_CASE("an acknowledged finding stays so while it is met and one that comes back does not") {
  auto archive = store::OpenScratchArchive();
  REQUIRE(archive);
  archive->Run("INSERT INTO source (id, name, profile) VALUES (1, 's', 'plain')");
  store::Findings findings(*archive, 1);
  const store::Finding finding{"fetch-failed", "http://x/y", "", "detail"};
  findings.Open(finding, kOpened);
  CHECK(store::Acknowledge(*archive, 1, kOpened) == store::Acknowledged::kDone);
  CHECK_FALSE(findings.Open(finding, kLater));
  CHECK(store::Acknowledge(*archive, 1, kLater) == store::Acknowledged::kDone);
  CHECK(archive->FindInt("SELECT 1 FROM findings WHERE acknowledged = ?",
                         base::FormatTime(kOpened)) == 1);
  findings.Close("fetch-failed", "http://x/y", kLater);
  CHECK(store::Acknowledge(*archive, 1, kLater) == store::Acknowledged::kClosed);
  CHECK(store::Acknowledge(*archive, 7, kLater) == store::Acknowledged::kUnknown);
  CHECK(findings.Open(finding, kLater));
  CHECK(archive->FindInt("SELECT count(*) FROM findings WHERE acknowledged IS NULL") == 1);
}
