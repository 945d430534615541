#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <utility>

#include "ingest/fetch.h"
#include "ingest/source_run.h"
#include "store/archive.h"
#include "tests/support/fixed_clock.h"
#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"

namespace {

using support::FixedClock;

// A web server in memory: pages with ETags, a log of what was asked, and a switch to take it away.
class FakeTransport : public ingest::Transport {
 public:
  struct Page {
    std::string body;
    std::string etag = "\"1\"";
    long status = 200;
  };
  std::map<std::string, Page> pages;
  std::vector<std::string> asked;
  bool is_up = true;
  std::function<void()> on_answer = [] {};

  void Start(ingest::Request request) override { queue_.push_back(std::move(request)); }
  std::size_t InFlight() const override { return queue_.size(); }
  std::vector<ingest::Response> Wait(std::chrono::milliseconds /*timeout*/) override {
    std::vector<ingest::Response> responses;
    for (const ingest::Request& request : std::exchange(queue_, {})) {
      responses.push_back(Answer(request));
      on_answer();
    }
    return responses;
  }

 private:
  ingest::Response Answer(const ingest::Request& request) {
    ingest::Response response;
    response.tag = request.tag;
    response.url = response.effective_url = request.url;
    if (!is_up) {
      response.error = "the host does not answer";
      return response;
    }
    asked.push_back(request.url);
    const auto found = pages.find(request.url);
    response.status = found == pages.end() ? 404 : found->second.status;
    if (response.status != 200) return response;
    response.etag = found->second.etag;
    if (!response.etag.empty() && request.if_none_match == response.etag) {
      response.status = 304;
      return response;
    }
    response.bytes = found->second.body.size();
    if (request.head) request.head({request.url, "text/html"});
    if (request.sink) {
      request.sink(found->second.body);
    } else {
      response.body = found->second.body;
    }
    return response;
  }

  std::vector<ingest::Request> queue_;
};

std::string Signed(const std::string& text, const std::string& time) {
  return support::ClearSign(text, support::TestKey("pinned"), support::At(time));
}

// A source with one index page, mirrored into an archive in memory.
class Night {
 public:
  Night() {
    auto opened = store::OpenScratchArchive();
    REQUIRE(opened);
    archive_ = std::make_unique<store::Database>(std::move(*opened));
    source.name = "test";
    source.profile = "freebsd";
    source.keys = {folder_.Write("key.asc", support::ArmoredKeyBlock(support::TestKey("pinned")))};
    source.index = {"http://host/"};
    SetIndex({"a.asc"});
  }

  void SetIndex(const std::vector<std::string>& names, const std::string& date = "") {
    std::string html = "<html><body><pre>";
    for (const std::string& name : names) {
      html += "<a href=\"" + name + "\">" + name + "</a>  " + date + "\n";
    }
    web.pages["http://host/"] = {html, "", 200};
  }
  void SetPage(const std::string& name, const std::string& body) {
    web.pages["http://host/" + name] = {body, "\"" + std::to_string(++etag_) + "\"", 200};
  }

  ingest::RunReport Run() {
    auto run = Start("mirror");
    web.asked.clear();
    auto report = run->Mirror(web);
    REQUIRE_MESSAGE(report, report.error().message);
    return *report;
  }
  ingest::RunReport Retry(const std::string& url) {
    auto report = Start("retry")->Retry(web, {url});
    REQUIRE_MESSAGE(report, report.error().message);
    return *report;
  }
  // The document as a mail of its own.
  ingest::RunReport IngestMail(const std::string& id, const std::string& document) {
    auto run = Start("ingest");
    const auto file = folder_.Write(
        "mail", "From: a@example.org\nSubject: s\nMessage-ID: <" + id + ">\n\n" + document);
    auto report = run->IngestFiles({file.string()});
    REQUIRE_MESSAGE(report, report.error().message);
    return *report;
  }
  std::int64_t Count(const std::string& what) {
    return archive_->FindInt("SELECT count(*) FROM " + what).value_or(-1);
  }
  store::Database& archive() { return *archive_; }

  FakeTransport web;
  FixedClock clock;
  config::SourceSettings source;
  std::string gpg1 = "gpg1";

 private:
  std::unique_ptr<ingest::SourceRun> Start(const std::string& command) {
    verify::WorkerPoolOptions pool = support::PoolOptions();
    pool.gpg1 = gpg1;
    auto run = ingest::SourceRun::Start({*archive_, clock, pool}, source, command);
    REQUIRE_MESSAGE(run, run.error().message);
    return std::move(*run);
  }

  support::TempFolder folder_;
  std::unique_ptr<store::Database> archive_;
  int etag_ = 0;
};

}  // namespace

TEST_CASE("a second text of a document is a second revision and the first is kept") {
  Night night;
  night.SetPage("a.asc", Signed("FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 0);
  night.SetPage("a.asc", Signed("FreeBSD-SA-96:01\n\nTopic: two\n", "1996-06-01T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("revisions") == 2);
  CHECK(night.Count("revisions WHERE is_current AND revision = 2") == 1);
  CHECK(night.Count("documents WHERE title = 'two'") == 1);
  CHECK(night.Count("blob") == 2);
}

TEST_CASE("an older text that is served again is found and does not become current") {
  Night night;
  const std::string older = Signed("old\n", "1996-05-01T00:00:00Z");
  night.SetPage("a.asc", older);
  night.Run();
  night.SetPage("a.asc", Signed("new\n", "1996-06-01T00:00:00Z"));
  night.Run();
  night.SetPage("a.asc", older);
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'rolled-back' AND closed IS NULL") == 1);
  CHECK(night.Count("revisions WHERE is_current AND revision = 2") == 1);
  CHECK(night.Run().ExitCode() == 0);
  night.SetPage("a.asc", Signed("new\n", "1996-06-01T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE kind = 'rolled-back' AND closed IS NULL") == 0);
}

TEST_CASE("a mail of a text that is held by its URL is a witness whatever number it declares") {
  Night night;
  const std::string first = Signed("FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z");
  const std::string second = Signed("FreeBSD-SA-96:01\n\nTopic: two\n", "1996-06-01T00:00:00Z");
  const std::string third = Signed("no number\n", "1996-07-01T00:00:00Z");
  night.SetIndex({"a.asc", "b.asc", "c.asc"});
  night.SetPage("a.asc", first);
  night.SetPage("b.asc", second);
  night.SetPage("c.asc", third);
  night.Run();
  CHECK(night.IngestMail("1@h", first).ExitCode() == 0);
  CHECK(night.IngestMail("2@h", second).ExitCode() == 0);
  CHECK(night.IngestMail("3@h", third).ExitCode() == 0);
  CHECK(night.Count("documents WHERE revisions = 1") == 3);
  CHECK(night.Count("witnesses AS m JOIN witnesses AS u USING (name, revision, text_sha256) "
                    "WHERE m.kind = 'mail' AND u.kind = 'url'") == 3);
}

TEST_CASE("a text without a number that came by mail takes the name of its URL") {
  Night night;
  const std::string text = Signed("no number\n", "1996-05-01T00:00:00Z");
  night.IngestMail("x.y@h.example", text);
  CHECK(night.Count("documents WHERE name = 'x.y@h.example#1'") == 1);
  night.SetPage("a.asc", text);
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("documents") == 1);
  CHECK(night.Count("documents WHERE name = 'a'") == 1);
}

TEST_CASE("an older text in old mail is a revision and nothing that is rolled back") {
  Night night;
  night.SetPage("a.asc", Signed("FreeBSD-SA-96:01\n\nTopic: two\n", "1996-06-01T00:00:00Z"));
  night.Run();
  const std::string older = Signed("FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z");
  CHECK(night.IngestMail("1@h", older).ExitCode() == 0);
  CHECK(night.Count("revisions WHERE name = 'a'") == 2);
  CHECK(night.Count("documents WHERE title = 'two'") == 1);
}

TEST_CASE("a mail that is left unjudged is judged by the next mirror as the mail that it is") {
  Night night;
  night.web.pages.erase("http://host/a.asc");
  night.SetIndex({});
  night.gpg1 = "/bin/false";
  night.IngestMail("1@h", Signed("FreeBSD-SA-96:01\n\nTopic: one\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Count("documents") == 0);
  night.gpg1 = "gpg1";
  night.Run();
  CHECK(night.Count("documents WHERE name = 'FreeBSD-SA-96:01'") == 1);
}

TEST_CASE("a copy with CRLF line ends is no revision") {
  Night night;
  const std::string message = Signed("text\n", "1996-05-01T00:00:00Z");
  night.SetPage("a.asc", message);
  night.Run();
  std::string crlf;
  for (const char c : message) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  night.SetPage("a.asc", crlf);
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("revisions") == 1);
  CHECK(night.Count("blob") == 2);
}

TEST_CASE("a document that cannot be had is a finding once and is asked for again") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.web.pages["http://host/a.asc"].status = 500;
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE kind = 'fetch-failed' AND closed IS NULL") == 1);
  CHECK(night.Count("exchanges WHERE status = 500") == 1);
  night.web.pages["http://host/a.asc"].status = 200;
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a source that cannot be reached leaves the archive as it is") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.Run();
  night.web.is_up = false;
  CHECK(night.Run().ExitCode() == 75);
  CHECK(night.Count("documents") == 1);
}

TEST_CASE("two names with one number are a finding and two documents") {
  Night night;
  night.SetIndex({"a.asc", "b.asc"});
  night.SetPage("a.asc", Signed("FreeBSD-SA-96:01\n\nTopic: a\n", "1996-05-01T00:00:00Z"));
  night.SetPage("b.asc", Signed("FreeBSD-SA-96:01\n\nTopic: b\n", "1996-05-02T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("documents") == 2);
  CHECK(night.Count("findings WHERE kind = 'number-shared' AND subject = 'FreeBSD-SA-96:01'") == 1);
  CHECK(night.Run().ExitCode() == 0);
}

TEST_CASE("a document signed by a twin of the pinned key goes to quarantine") {
  Night night;
  night.SetPage("a.asc", support::ClearSign("text\n", support::TestKey("twin"),
                                            support::At("2004-05-01T00:00:00Z")));
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("documents") == 0);
  CHECK(night.Count("quarantine WHERE outcome = 'bad'") == 1);
}

TEST_CASE("keys of the configuration seed the archive and change nothing later") {
  Night night;
  night.SetPage("a.asc", support::ClearSign("text\n", support::TestKey("stranger"),
                                            support::At("2004-05-01T00:00:00Z")));
  night.Run();
  const support::TempFolder folder;
  night.source.keys.push_back(
      folder.Write("k.asc", support::ArmoredKeyBlock(support::TestKey("stranger"))));
  night.SetPage("a.asc", support::ClearSign("text 2\n", support::TestKey("stranger"),
                                            support::At("2004-05-01T00:00:00Z")));
  CHECK(night.Run().counts.quarantined == 1);
  CHECK(night.Count("trusted_key") == 1);
}

TEST_CASE("a key that is added later promotes what was refused for want of it") {
  Night night;
  const support::Key stranger = support::TestKey("stranger");
  night.SetPage("a.asc",
                support::ClearSign("text\n", stranger, support::At("2004-05-01T00:00:00Z")));
  CHECK(night.Run().counts.quarantined == 1);
  CHECK(night.Run().counts.quarantined == 0);
  night.clock.now += std::chrono::hours{1};
  const auto key = verify::ReadKey(support::KeyBlock(stranger), "key");
  store::Sources(night.archive()).AddKey(1, *key, "test", night.clock.now);
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("documents") == 1);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a policy that has changed judges again what was refused") {
  Night night;
  night.SetPage("a.asc", "hello\n" + Signed("text\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Run().counts.quarantined == 1);
  night.source.allow_text_outside = true;
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("documents WHERE caveats LIKE '%text-outside%'") == 1);
}

TEST_CASE("an old signature in a document first seen long after the first mirror is a finding") {
  Night night;
  night.SetPage("a.asc", Signed("one\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 0);
  night.clock.now += std::chrono::days{29};
  night.SetIndex({"a.asc", "b.asc"});
  night.SetPage("b.asc", Signed("two\n", "1996-05-02T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 0);  // the source is being met still
  night.clock.now += std::chrono::days{2};
  night.SetIndex({"a.asc", "b.asc", "c.asc"});
  night.SetPage("a.asc", Signed("one, revised\n", "1996-06-01T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 3);  // c.asc is not there yet, and that is all
  CHECK(night.Count("findings WHERE kind = 'late-arrival'") == 0);  // a revision is none
  night.SetPage("c.asc", Signed("three\n", "1996-05-03T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count(
            "findings WHERE kind = 'late-arrival' AND subject = 'http://host/c.asc' AND "
            "detail LIKE 'signed 1996-05-03T00:00:00Z, first seen 2020-02-01T%2020-01-01%'") == 1);
  CHECK(night.Run().ExitCode() == 0);
}

TEST_CASE("two places with one name are a finding") {
  Night night;
  night.SetIndex({"2004/a.asc", "2005/a.asc"});
  night.SetPage("2004/a.asc", Signed("one\n", "1996-05-01T00:00:00Z"));
  night.SetPage("2005/a.asc", Signed("two\n", "1996-05-02T00:00:00Z"));
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'name-shared' AND subject = 'a'") == 1);
  CHECK(night.Run().ExitCode() == 0);
}

TEST_CASE("an index that names no document any more is a finding") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.Run();
  night.SetIndex({});
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Run().ExitCode() == 0);
  night.SetIndex({"a.asc"});
  night.Run();
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("an index that is not there is a finding and the source was reached") {
  Night night;
  night.web.pages.clear();
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'index-failed'") == 1);
}

TEST_CASE("another key at the key_url is a finding and is not trusted") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.source.key_url = "http://host/key.asc";
  night.SetPage("key.asc", support::ArmoredKeyBlock(support::TestKey("pinned")));
  CHECK(night.Run().ExitCode() == 0);
  night.SetPage("key.asc", support::ArmoredKeyBlock(support::TestKey("twin")));
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE kind = 'key-changed' AND closed IS NULL") == 1);
  CHECK(night.Count("trusted_key") == 1);
  night.SetPage("key.asc", support::ArmoredKeyBlock(support::TestKey("pinned")));
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("with trusted index dates an unchanged line is asked for again after a week") {
  Night night;
  night.source.trust_index_dates = true;
  night.SetIndex({"a.asc"}, "01-May-1996 00:00    1234");
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Run().counts.requested == 1);
  CHECK(night.Run().counts.requested == 0);
  night.clock.now += std::chrono::days{8};
  CHECK(night.Run().counts.unchanged == 1);
  CHECK(night.Run().counts.requested == 0);
  night.SetIndex({"a.asc"}, "02-May-1996 00:00    1234");
  CHECK(night.Run().counts.requested == 1);
}

// Of a page that is as it was no line is looked at: without their rows all would be asked for.
struct TrustingNight : Night {
  TrustingNight() {
    source.trust_index_dates = true;
    SetIndex({"a.asc", "b.asc"}, kDate);
    SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
    SetPage("b.asc", Signed("other text\n", "1996-05-01T00:00:00Z"));
  }
  std::int64_t RunWithoutLines() {
    archive().Script("DELETE FROM index_line WHERE url LIKE '%.asc'");
    REQUIRE(archive().Check());
    return Run().counts.requested;
  }

  static constexpr char kDate[] = "01-May-1996 00:00    1234";
};

TEST_CASE("with trusted index dates a page that comes as it was is not read") {
  TrustingNight night;
  CHECK(night.Run().counts.requested == 2);
  CHECK(night.RunWithoutLines() == 0);
  SUBCASE("unless it differs in a byte") {
    night.web.pages["http://host/"].body += "\n";
    CHECK(night.Run().counts.requested == 2);
  }
  SUBCASE("unless other links of it are wanted") {
    night.source.match = "b\\.asc$";
    CHECK(night.Run().counts.requested == 1);
  }
  SUBCASE("unless its links are not believed any more") {
    night.source.trust_index_dates = false;
    CHECK(night.Run().counts.requested == 2);
  }
  SUBCASE("and is no empty index") {
    CHECK(night.Count("findings WHERE kind = 'index-empty'") == 0);
  }
}

TEST_CASE("a page is known for as long as the oldest check of its lines is believed") {
  TrustingNight night;
  night.SetIndex({"a.asc"}, TrustingNight::kDate);
  night.Run();
  night.clock.now += std::chrono::days{5};
  night.SetIndex({"a.asc", "b.asc"}, TrustingNight::kDate);
  CHECK(night.Run().counts.requested == 1);
  night.clock.now += std::chrono::days{1};
  CHECK(night.RunWithoutLines() == 0);
  night.clock.now += std::chrono::days{2};
  CHECK(night.Run().counts.requested == 2);
}

TEST_CASE("an index that has become empty stays a finding while it comes as it was") {
  TrustingNight night;
  night.Run();
  night.web.pages["http://host/"].body = "<html>back soon</html>";
  for (int count = 0; count < 3; ++count) night.Run();
  CHECK(night.Count("findings WHERE kind = 'index-empty' AND closed IS NULL") == 1);
}

TEST_CASE("a document that failed is asked for though the pages that list it come as they were") {
  TrustingNight night;
  const auto fails = [&](long status) {
    night.web.pages["http://host/b.asc"].status = status;
    return night.Run().counts.failed;
  };
  SUBCASE("where a page without dates led to it") {
    night.source.index = {"http://host/new/", "http://host/"};
    night.web.pages["http://host/new/"] = {"<a href=\"/b.asc\">b</a>", "", 200};
    night.source.match = "asc$";
    night.Run();
    CHECK(fails(404) == 1);
    night.source.index = {"http://host/"};
  }
  SUBCASE("where the page was known before") {
    night.Run();
    night.source.urls = {"http://host/b.asc"};
    CHECK(fails(410) == 1);
    night.source.urls.clear();
  }
  SUBCASE("where somebody asked for it once more") {
    night.Run();
    night.web.pages["http://host/b.asc"].status = 404;
    CHECK(night.Retry("http://host/b.asc").counts.failed == 1);
  }
  night.SetPage("b.asc", Signed("newer text\n", "1996-06-01T00:00:00Z"));
  CHECK(night.Run().counts.fetched == 1);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a page is not known while one of its links was not checked") {
  TrustingNight night;
  SUBCASE("because its document did not come") {
    night.web.pages["http://host/b.asc"].status = 500;
  }
  SUBCASE("because there is no date beside it") {
    night.web.pages["http://host/"].body += "<a href=\"b.asc?again\">b</a>";
    night.SetPage("b.asc?again", Signed("text\n", "1996-05-01T00:00:00Z"));
  }
  SUBCASE("because the run met a bound") {
    std::vector<std::string> names;
    for (int count = 0; count < 30; ++count) names.push_back(std::to_string(count) + ".asc");
    for (const auto& name : names) night.SetPage(name, Signed(name + "\n", "1996-05-01T00:00:00Z"));
    night.SetIndex(names, TrustingNight::kDate);
    night.source.max_run_time = std::chrono::hours{1};
    night.web.on_answer = [&] { night.clock.now += std::chrono::minutes{7}; };
  }
  SUBCASE("because the page was not read to its end") {
    std::string& page = night.web.pages["http://host/"].body;
    for (int i = 0; i < 2000; ++i) page += "<div>";
  }
  night.Run();
  CHECK(night.Count("index_line WHERE url = 'http://host/'") == 0);
}

TEST_CASE("templates find what no page lists and a missing number is no failure") {
  Night night;
  night.source.index.clear();
  night.source.templates = {"http://host/{yyyy}/n{seq:02}.asc"};
  night.source.templates_from = 2019;
  night.SetPage("2019/n02.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  const ingest::RunReport report = night.Run();
  CHECK(report.ExitCode() == 0);
  CHECK(report.counts.accepted == 1);
  CHECK(report.counts.failed == 0);
  CHECK(night.Count("documents WHERE name = 'n02'") == 1);
}

TEST_CASE("what was fetched and not judged is judged by the next run from its bytes") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.Run();
  // As after a run that was killed between its two transactions.
  night.archive().Script(
      "DELETE FROM revision_fact; DELETE FROM standing; DELETE FROM revision; DELETE FROM document;"
      "DELETE FROM engine_check; DELETE FROM judgement; UPDATE exchange SET judged = 0;");
  REQUIRE(night.archive().Check());
  const ingest::RunReport report = night.Run();
  CHECK(report.counts.fetched == 0);
  CHECK(report.counts.accepted == 1);
  CHECK(night.Count("documents") == 1);
}

TEST_CASE("bytes that were judged at one URL are judged at another after the engine failed") {
  Night night;
  const std::string message = Signed("text\n", "1996-05-01T00:00:00Z");
  night.SetPage("a.asc", message);
  night.Run();
  night.SetIndex({"a.asc", "b.asc"});
  night.SetPage("b.asc", message);
  night.gpg1 = "/bin/false";
  CHECK(night.Run().ExitCode() == 1);
  night.gpg1 = "gpg1";
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("documents WHERE name = 'b'") == 1);
  CHECK(night.Count("findings WHERE kind = 'not-verified' AND closed IS NULL") == 0);
}

TEST_CASE("bytes that come back while the engine fails are judged again later") {
  Night night;
  const std::string message = Signed("text\n", "1996-05-01T00:00:00Z");
  night.SetPage("a.asc", message);
  night.Run();
  night.SetPage("a.asc", message + "!\n");
  CHECK(night.Run().ExitCode() == 3);
  night.SetPage("a.asc", message);
  night.gpg1 = "/bin/false";
  CHECK(night.Run().ExitCode() == 1);
  night.gpg1 = "gpg1";
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a server that is merely broken does not keep a template going") {
  Night night;
  night.source.index.clear();
  night.source.templates = {"http://host/{yyyy}/n{seq:04}.asc"};
  night.source.templates_from = 2020;
  night.web.pages["http://host/2020/n0001.asc"] = {"", "", 500};
  night.web.pages["http://host/2020/n0002.asc"] = {"", "", 500};
  night.web.pages["http://host/2020/n0003.asc"] = {"", "", 500};
  CHECK(night.Run().counts.requested == 3);
}

TEST_CASE("text that is hostile to SQL is stored as it is") {
  Night night;
  const std::string hostile = "'); DROP TABLE blob; --";
  night.SetPage("a.asc",
                Signed("FreeBSD-SA-96:01\n\nTopic: " + hostile + "\n", "1996-05-01T00:00:00Z"));
  night.Run();
  CHECK(night.archive().FindInt("SELECT 1 FROM documents WHERE title = ?", hostile) == 1);
}

TEST_CASE("a document that is gone is marked and kept until it comes again") {
  Night night;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.Run();
  night.web.pages["http://host/a.asc"].status = 410;
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'document-gone' AND closed IS NULL") == 1);
  CHECK(night.Count("documents") == 1);
  CHECK(night.Count("exchanges WHERE status = 410") == 1);
  CHECK(night.Run().ExitCode() == 0);
  night.web.pages["http://host/a.asc"].status = 500;
  night.Run();
  CHECK(night.Count("findings WHERE kind = 'document-gone' AND closed IS NULL") == 1);
  night.web.pages["http://host/a.asc"].status = 200;
  CHECK(night.Run().counts.unchanged == 1);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a document that never came is not gone") {
  Night night;
  CHECK(night.Run().ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'document-gone'") == 0);
  CHECK(night.Count("findings WHERE kind = 'fetch-failed'") == 1);
}

TEST_CASE("bytes that are no document are asked for once more and no document is") {
  Night night;
  night.SetIndex({"a.asc", "b.asc"});
  night.SetPage("a.asc", "<html>Please log in</html>");
  night.SetPage("b.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.Run();
  CHECK(std::count(night.web.asked.begin(), night.web.asked.end(), "http://host/a.asc") == 2);
  CHECK(std::count(night.web.asked.begin(), night.web.asked.end(), "http://host/b.asc") == 1);
  CHECK(night.Count("findings WHERE kind = 'body-differs'") == 0);
  CHECK(night.Count("findings WHERE kind = 'not-accepted' AND detail = 'unsigned: a web page'") ==
        1);
  night.Run();
  CHECK(std::count(night.web.asked.begin(), night.web.asked.end(), "http://host/a.asc") == 1);
}

TEST_CASE("a run stops asking at its bound of time and the next run goes on") {
  Night night;
  std::vector<std::string> names;
  for (int count = 0; count < 30; ++count) {
    names.push_back(std::to_string(count) + ".asc");
    night.SetPage(names.back(), Signed(names.back() + "\n", "1996-05-01T00:00:00Z"));
  }
  night.SetIndex(names);
  night.source.max_run_time = std::chrono::hours{1};
  night.web.on_answer = [&] { night.clock.now += std::chrono::minutes{7}; };
  const ingest::RunReport report = night.Run();
  CHECK(report.counts.requested < 30);
  CHECK(report.ExitCode() == 3);
  CHECK(night.Count("findings WHERE kind = 'run-capped' AND subject = 'test'") == 1);
  night.web.on_answer = [] {};
  CHECK(night.Run().counts.requested == 30);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("findings about places that are configured no longer are closed and others stay") {
  Night night;
  night.source.key_url = "http://host/old-key.asc";
  night.source.index = {"http://host/", "http://host/gone/"};
  night.SetIndex({"a.asc", "b.asc"});
  night.SetPage("a.asc", "unsigned\n");
  night.Run();
  CHECK(night.Count("findings WHERE closed IS NULL") == 4);
  night.source.key_url = "";
  night.source.index = {"http://host/"};
  night.source.match = "/a";
  night.SetIndex({});
  night.Run();
  CHECK(night.Count("findings WHERE closed IS NULL AND kind NOT IN ('index-empty')") == 1);
  CHECK(night.Count("findings WHERE closed IS NULL AND kind = 'not-accepted'") == 1);
}

TEST_CASE("a document that failed is tried again though no page links to it") {
  Night night;
  night.Run();
  night.SetIndex({});
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  CHECK(night.Run().counts.accepted == 1);
  CHECK(night.Count("findings WHERE kind = 'fetch-failed' AND closed IS NULL") == 0);
}

TEST_CASE("a probe that failed and is missing later is no failure") {
  Night night;
  night.source.templates = {"http://host/t{yyyy}-{seq}.asc"};
  night.source.templates_from = 2020;
  night.SetPage("a.asc", Signed("text\n", "1996-05-01T00:00:00Z"));
  night.web.pages["http://host/t2020-1.asc"].status = 500;
  CHECK(night.Run().ExitCode() == 3);
  night.web.pages.erase("http://host/t2020-1.asc");
  CHECK(night.Run().ExitCode() == 0);
  CHECK(night.Count("findings WHERE closed IS NULL") == 0);
}

TEST_CASE("a time of change that is still to come is no condition") {
  ingest::Request request;
  store::LastGood last{1, "", "\"1\"", "Fri, 01 Jan 2055 00:00:00 GMT"};
  ingest::SetConditions(last, support::At("2020-01-01T00:00:00Z"), request);
  CHECK(request.if_none_match == "\"1\"");
  CHECK(request.if_modified_since.empty());
  last.last_modified = "Wed, 01 Jan 2020 00:00:00 GMT";
  ingest::SetConditions(last, support::At("2020-01-01T00:00:00Z"), request);
  CHECK(request.if_modified_since == last.last_modified);
}
