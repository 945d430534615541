#include "verify/worker_pool.h"

#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/sanitized.h"
#include "tests/support/pgp2.h"
#include "tests/support/temp_folder.h"
#include "tests/support/test_keys.h"
#include "tests/verify/worker_hook.h"
#include "verify/worker_protocol.h"

namespace {

using std::chrono::seconds;

verify::DetachedSignature SignedText(const std::string& text = "text") {
  support::SignatureOptions options;
  options.time = support::At("2004-04-15T03:50:35Z");
  return {text, support::SignaturePacket(text, support::TestKey("pinned"), options)};
}

// A program in place of gpg1, written by the test.
class FakeGpg1 {
 public:
  explicit FakeGpg1(const std::string& script) {
    path_ = folder_.Write("gpg1", "#!/bin/sh\n" + script);
    chmod(path_.c_str(), 0755);
  }
  std::unique_ptr<verify::WorkerPool> Start(std::chrono::milliseconds timeout,
                                            unsigned workers = 2) const {
    verify::WorkerPoolOptions options = support::PoolOptions();
    options.gpg1 = path_.string();
    options.workers = workers;
    options.timeout = timeout;
    auto pool = verify::WorkerPool::Start(support::KeyringWith("pinned"), options);
    REQUIRE(pool);
    return std::move(*pool);
  }
  std::filesystem::path Beside(const std::string& extension) const {
    return path_.string() + extension;
  }
  // How many processes on this machine were started by a worker of this test program.
  static int Running() {
    const std::string mark = "INKAN_WORKER=" + std::to_string(getpid()) + "-";
    int running = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
      std::ifstream file(entry.path() / "environ", std::ios::binary);
      const std::string environment{std::istreambuf_iterator<char>(file), {}};
      if (environment.find(mark) != std::string::npos) ++running;
    }
    return running;
  }

 private:
  support::TempFolder folder_;
  std::filesystem::path path_;
};

// Answers --version as gpg1 does, then does what follows.
std::string AfterVersion(const std::string& script) {
  return "case \"$*\" in *--version*) echo 'gpg (GnuPG) 1.4.23'; exit 0;; esac\n" + script;
}

// How many dead children this test program has not waited for.
int Zombies() {
  int zombies = 0;
  std::ifstream children("/proc/thread-self/children");
  for (std::string pid; children >> pid;) {
    std::ifstream file("/proc/" + pid + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    if (stat.find(") Z ") != std::string::npos) ++zombies;
  }
  return zombies;
}

// Submits `count` signatures and gives what came back; fails the test when it takes too long.
std::vector<verify::EngineReply> AskAll(verify::WorkerPool& pool, int count, seconds limit) {
  for (int i = 0; i < count; ++i) pool.Submit(static_cast<std::uint64_t>(i), SignedText());
  const auto until = std::chrono::steady_clock::now() + limit;
  std::vector<verify::EngineReply> replies;
  while (pool.Pending() > 0) {
    REQUIRE(std::chrono::steady_clock::now() < until);
    for (auto& reply : pool.Wait(seconds{1})) replies.push_back(std::move(reply));
  }
  return replies;
}

}  // namespace

TEST_CASE("the real gpg1 tells a good signature from a bad one") {
  auto pool = verify::WorkerPool::Start(support::KeyringWith("pinned"), support::PoolOptions());
  REQUIRE(pool);
  const auto good = verify::Ask(**pool, SignedText());
  REQUIRE_MESSAGE(good, good.error().message);
  CHECK(good->front().outcome == verify::Outcome::kGood);
  CHECK(good->front().fingerprint == support::FingerprintHex(support::TestKey("pinned")));
  verify::DetachedSignature tampered = SignedText();
  tampered.canonical_text += "!";
  const auto bad = verify::Ask(**pool, tampered);
  REQUIRE(bad);
  CHECK(bad->front().outcome == verify::Outcome::kBad);
  CHECK(bad->front().fingerprint.empty());
}

TEST_CASE("many signatures come back each with its own answer") {
  auto pool = verify::WorkerPool::Start(support::KeyringWith("pinned"), support::PoolOptions());
  REQUIRE(pool);
  for (std::uint64_t i = 0; i < 40; ++i) {
    verify::DetachedSignature signature = SignedText("text " + std::to_string(i));
    if (i % 2 == 1) signature.canonical_text += "!";
    (*pool)->Submit(i, std::move(signature));
  }
  int answered = 0;
  while ((*pool)->Pending() > 0) {
    for (const verify::EngineReply& reply : (*pool)->Wait(seconds{5})) {
      REQUIRE(reply.answer);
      ++answered;
      CHECK((reply.answer->front().outcome == verify::Outcome::kGood) == (reply.tag % 2 == 0));
    }
  }
  CHECK(answered == 40);
  CHECK(Zombies() <= 2);  // one for each signature would be forty
}

TEST_CASE("a text larger than a socket takes at once is verified") {
  auto pool = verify::WorkerPool::Start(support::KeyringWith("pinned"), support::PoolOptions());
  REQUIRE(pool);
  std::string text;
  while (text.size() < (std::size_t{4} << 20U)) text += "a line of the text\r\n";
  const auto answer = verify::Ask(**pool, SignedText(text));
  REQUIRE_MESSAGE(answer, answer.error().message);
  CHECK(answer->front().outcome == verify::Outcome::kGood);
}

TEST_CASE("a missing gpg1 is an error that names the package") {
  verify::WorkerPoolOptions options = support::PoolOptions();
  options.gpg1 = "/nonexistent/gpg1";
  const auto pool = verify::WorkerPool::Start({}, options);
  REQUIRE_FALSE(pool);
  CHECK(pool.error().hint.find("gnupg1") != std::string::npos);
}

TEST_CASE("a gpg1 that sleeps for ever is given up in time and leaves nothing running") {
  const FakeGpg1 fake("while :; do sleep 60; done\n");
  {
    auto pool = fake.Start(std::chrono::milliseconds{300});
    const auto replies = AskAll(*pool, 10, seconds{20});
    CHECK(replies.size() == 10);
    for (const auto& reply : replies) CHECK_FALSE(reply.answer);
  }
  CHECK(FakeGpg1::Running() == 0);
}

TEST_CASE("a gpg1 that hangs on signatures only is given up in time") {
  const FakeGpg1 fake(AfterVersion("while :; do sleep 60; done\n"));
  {
    auto pool = fake.Start(std::chrono::milliseconds{300});
    const auto replies = AskAll(*pool, 10, seconds{20});
    CHECK(replies.size() == 10);
    for (const auto& reply : replies) CHECK_FALSE(reply.answer);
  }
  CHECK(FakeGpg1::Running() == 0);
}

TEST_CASE("a gpg1 that leaves its process group is found and ended") {
  const FakeGpg1 fake(
      AfterVersion("[ \"$1\" != sleeper ] || exec sleep 60\n"
                   "setsid \"$0\" sleeper &\n"
                   "while :; do sleep 60; done\n"));
  {
    auto pool = fake.Start(std::chrono::milliseconds{300});
    AskAll(*pool, 4, seconds{20});
  }
  CHECK(FakeGpg1::Running() == 0);
}

TEST_CASE("a gpg1 that dies gives an error and no verdict") {
  const FakeGpg1 fake(AfterVersion("kill -9 $$\n"));
  auto pool = fake.Start(seconds{5});
  const auto replies = AskAll(*pool, 6, seconds{30});
  CHECK(replies.size() == 6);
  for (const auto& reply : replies) CHECK_FALSE(reply.answer);
}

TEST_CASE("a gpg1 that floods its output is an error in bounded time and memory") {
  const FakeGpg1 fake(AfterVersion("exec tr '\\0' x </dev/zero >&2 & exec cat /dev/zero\n"));
  {
    auto pool = fake.Start(std::chrono::milliseconds{1000});
    const auto replies = AskAll(*pool, 4, seconds{30});
    CHECK(replies.size() == 4);
    for (const auto& reply : replies) CHECK_FALSE(reply.answer);
  }
  CHECK(FakeGpg1::Running() == 0);
}

TEST_CASE("gpg1 runs within limits of memory and of files and leaves no core") {
  // AddressSanitizer needs more room than any limit leaves it.
  const std::string memory = base::kSanitized ? "unlimited" : "1048576";
  const FakeGpg1 fake(AfterVersion("[ \"$(ulimit -v) $(ulimit -f) $(ulimit -c)\" = '" + memory +
                                   " 131072 0' ] || exit 2\nexec gpg1 \"$@\"\n"));
  auto pool = fake.Start(seconds{10});
  const auto replies = AskAll(*pool, 1, seconds{30});
  CHECK(replies.front().answer);
}

TEST_CASE("a signature that ends its worker twice is not tried again and the others are answered") {
  const FakeGpg1 fake(AfterVersion(
      "home=$(printf %s \"$*\" | sed 's/.*--homedir \\([^ ]*\\).*/\\1/')\n"
      "if mkdir \"$home/a\" 2>/dev/null || mkdir \"$home/b\" 2>/dev/null; then kill -9 0; fi\n"
      "exec gpg1 \"$@\"\n"));
  auto pool = fake.Start(seconds{10}, 1);
  auto replies = AskAll(*pool, 6, seconds{60});
  REQUIRE(replies.size() == 6);
  for (const auto& reply : replies) CHECK(reply.answer.has_value() == (reply.tag != 0));
}

TEST_CASE("a frame that announces more than the bound is broken") {
  std::string buffer = "\x7F\xFF\xFF\xFF";
  bool broken = false;
  CHECK_FALSE(verify::TakeFrame(buffer, broken));
  CHECK(broken);
}

TEST_CASE("a gpg1 that is no gpg is given up at once") {
  const FakeGpg1 fake("echo hello; exit 0\n");
  auto pool = fake.Start(seconds{5});
  const auto replies = AskAll(*pool, 3, seconds{20});
  REQUIRE(replies.size() == 3);
  CHECK(replies.front().answer.error().hint.find("gnupg1") != std::string::npos);
}

TEST_CASE("a worker that is lost costs no signature its answer") {
  // The first gpg1 takes its whole process group with it, later ones are the real one.
  const FakeGpg1 fake(
      AfterVersion("home=$(printf %s \"$*\" | sed 's/.*--homedir \\([^ ]*\\).*/\\1/')\n"
                   "if mkdir \"$home/died\" 2>/dev/null; then kill -9 0; fi\n"
                   "exec gpg1 \"$@\"\n"));
  auto pool = fake.Start(seconds{10});
  const auto replies = AskAll(*pool, 8, seconds{60});
  CHECK(replies.size() == 8);
  for (const auto& reply : replies) {
    REQUIRE_MESSAGE(reply.answer, reply.answer.error().message);
    CHECK(reply.answer->front().outcome == verify::Outcome::kGood);
  }
}

TEST_CASE("a gpg1 that was taken over changes no file and is no less an answer") {
  const FakeGpg1 fake(
      AfterVersion("echo escaped >\"$0.escaped\"\n"
                   "exec gpg1 \"$@\"\n"));
  auto pool = fake.Start(seconds{10});
  const auto lacking = pool->WaitForCage();
  REQUIRE(lacking);
  const auto replies = AskAll(*pool, 2, seconds{60});
  for (const auto& reply : replies) {
    REQUIRE_MESSAGE(reply.answer, reply.answer.error().message);
    CHECK(reply.answer->front().outcome == verify::Outcome::kGood);
  }
  const bool has_wall = lacking->find("no-writing") == std::string::npos;
  CHECK(std::filesystem::exists(fake.Beside(".escaped")) != has_wall);
}
