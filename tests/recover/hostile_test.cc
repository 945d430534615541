#include <doctest/doctest.h>

#include <chrono>
#include <ctime>
#include <set>

#include "base/text.h"
#include "recover/candidates.h"
#include "recover/recover.h"
#include "recover/transformations.h"
#include "tests/recover/damage.h"
#include "tests/support/catalogue.h"

namespace {

constexpr std::size_t kMebibyte = std::size_t{1} << 20U;

std::string Repeated(std::string_view piece, std::size_t size) {
  std::string text;
  text.reserve(size + piece.size());
  while (text.size() < size) text += piece;
  return text;
}

// A message, not a good one, with that in it.
std::string Message(const std::string& text) {
  return support::Replace(support::Notice(), "644", "640\n" + text + "\n");
}

double Seconds(const std::string& file) {
  const std::clock_t start = std::clock();
  recover::Search search(file, "");
  while (search.Next(false)) {
  }
  return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC;
}

}  // namespace

// Seconds where the work is bounded, minutes where it is not; the bound allows for a slow machine
// and for sanitizers.
TEST_CASE("hostile input takes bounded time") {
  for (const std::string_view piece : {">From ",
                                       "\n>From ",
                                       "\n>>>>>From x",
                                       "&amp;",
                                       "&",
                                       "<b ",
                                       "<b",
                                       "<!--",
                                       "<script>",
                                       "</",
                                       "$B",
                                       "$B!!",
                                       "\n$B$B",
                                       "=",
                                       "=3D",
                                       "= \n",
                                       "\r",
                                       "\r\n",
                                       "\n\n",
                                       "\n- ",
                                       "\n-",
                                       "A\n",
                                       "QUJD",
                                       "\x1B$B",
                                       "\x1B$B!!\x1B(B",
                                       "\x8E\xB1",
                                       "\xE3\x81\x82",
                                       "\x82\xA0",
                                       "$Id: ",
                                       "$",
                                       "-----BEGIN PGP SIGNED MESSAGE",
                                       "-----BEGIN PGP SIGNATURE-----\n",
                                       "> ",
                                       " \n "}) {
    CAPTURE(piece);
    CHECK(Seconds(Message(Repeated(piece, kMebibyte))) < 10);
  }
  CHECK(Seconds(Repeated("&amp;", 16 * kMebibyte)) < 1);
  CHECK(Seconds(Message(Repeated("&amp;", 16 * kMebibyte))) < 1);
}

TEST_CASE("each transformation takes time by the size of its input") {
  for (const auto& one : recover::Transformations()) {
    for (const std::string_view piece : {"$B", "<b ", "&a", ">From ", "=4", "\r", "A", "- "}) {
      CAPTURE(one.name);
      CAPTURE(piece);
      const std::string file = Message(Repeated(piece, kMebibyte));
      const auto start = std::chrono::steady_clock::now();
      static_cast<void>(one.undo(file));
      CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{5});
    }
  }
}

TEST_CASE("candidates are bounded in number and never the same twice") {
  std::string text;
  for (int i = 0; i < 200; ++i) text += ">From <b>&lt;=41\t \r- $B!!(B\xC3\xA4\n";
  recover::Candidates candidates(support::EachLine(Message(text), "> "));
  std::set<std::string> files;
  std::size_t count = 0;
  while (auto candidate = candidates.Next()) {
    ++count;
    CHECK(files.insert(candidate->file).second);
    CHECK(base::Split(candidate->name, '+').size() <= recover::kMaxSteps);
  }
  CHECK(count <= recover::kMaxCandidates);
  CHECK(count > 50);
}

TEST_CASE("a file over the limit has no candidates") {
  const std::string text = Message(Repeated("&amp;", recover::kMaxFileSize));
  CHECK_FALSE(recover::Candidates(text).Next());
}

TEST_CASE("a file that holds no trace of a message costs nothing") {
  recover::Candidates candidates("<html>\r> quoted &amp; =41\t\n</html>");
  CHECK_FALSE(candidates.Next());
}
