#include <doctest/doctest.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <vector>

#include "base/file.h"
#include "base/sanitized.h"
#include "ingest/link_reader.h"
#include "tests/support/peak_memory.h"
#include "tests/support/temp_folder.h"

namespace ingest {
namespace {

const Url kPage = *Url::Parse("https://example.org/pr/");

struct Reading {
  explicit Reading(const LinkReaderLimits& limits = {})
      : reader(
            kPage, LinkFilter(), [this](const Link& link) { urls.push_back(link.url); }, limits) {}
  std::vector<std::string> urls;
  LinkReader reader;
};

std::vector<std::string> Urls(std::string_view page) {
  Reading reading;
  reading.reader.Feed(page);
  CHECK(reading.reader.Finish());
  return reading.urls;
}

TEST_CASE("a declared encoding that is wrong does not end the reading") {
  for (const char* charset :
       {"iso-2022-jp", "euc-jp", "shift_jis", "utf-8", "utf-16", "nonsense"}) {
    CAPTURE(charset);
    const std::string page = fmt::format(
        "<html><head><meta http-equiv=Content-Type content='text/html; charset={}'>"
        "</head><body><a href=a.txt>\x82\xA0\xFF\xFE\x1B$B\x80</a>\n"
        "<a href=b.txt>\xC0\xAF</a>",
        charset);
    CHECK(Urls(page) ==
          std::vector<std::string>{"https://example.org/pr/a.txt", "https://example.org/pr/b.txt"});
  }
}

TEST_CASE("two-byte characters of ISO-2022-JP hide no link") {
  // 0x3C 0x41 is a character to a Japanese reader and "<A" to others.
  CHECK(Urls("<p>\x1B$B<Ax<A\x1B(B<a href=a.txt>x</a>\x1B$B<A\n<a href=b.txt>").size() == 2);
}

TEST_CASE("bytes that are not ASCII are carried through") {
  CHECK(Urls("<a href='\xC3\xA9\xB0.txt'>") ==
        std::vector<std::string>{"https://example.org/pr/%C3%A9%B0.txt"});
  CHECK(Urls("<a href='\xE5\x8D\xB0.txt'>") ==
        std::vector<std::string>{"https://example.org/pr/%E5%8D%B0.txt"});
  CHECK(Urls("<a href='&#x5370;.txt'>") ==
        std::vector<std::string>{"https://example.org/pr/%E5%8D%B0.txt"});
}

TEST_CASE("a link that is too long is counted and the next is read") {
  const std::string lengthy(5000, 'x');
  Reading html;
  html.reader.Feed("<a href=" + lengthy + "><a href=a.txt>");
  CHECK(html.reader.Finish());
  CHECK(html.urls.size() == 1);
  CHECK(html.reader.counts().too_long == 1);
  Reading list;
  list.reader.Feed("a.txt\n");
  for (int piece = 0; piece < 100; ++piece) list.reader.Feed(lengthy);
  list.reader.Feed("\nb.txt\n");
  CHECK(list.reader.Finish());
  CHECK(list.urls.size() == 2);
  CHECK(list.reader.counts().too_long == 1);
}

TEST_CASE("an endless page ends at its limit of bytes") {
  Reading reading({1 << 20U, 1'000'000});
  const std::string words = "<p>words<p>words";
  int fed = 0;
  while (reading.reader.Feed(words) && fed < 1'000'000) ++fed;
  CHECK(fed == (1 << 20U) / words.size());
  const base::Status status = reading.reader.Finish();
  REQUIRE(!status);
  CHECK(status.error().message.find("larger than 1048576 bytes") != std::string::npos);
}

TEST_CASE("a line without end in a list takes no memory") {
  Reading list;
  list.reader.Feed("a.txt\n");
  support::ResetPeakMemory();
  const long before = support::PeakMemory();
  const std::string piece(16384, 'x');
  for (int count = 0; count < 500; ++count) list.reader.Feed(piece);
  CHECK(support::PeakMemory() - before < 4000);
  CHECK(list.reader.Finish());
}

TEST_CASE("a page ends at its limit of links") {
  Reading reading({1 << 20U, 3});
  reading.reader.Feed("<a href=1><a href=2><a href=3><a href=4><a href=5>");
  CHECK(!reading.reader.Finish());
  CHECK(reading.urls.size() == 3);
  Reading enough({1 << 20U, 3});
  enough.reader.Feed("<a href=1><a href=2><a href=3>");
  CHECK(enough.reader.Finish());
}

TEST_CASE("elements nested without end are not read to their end") {
  std::string page;
  for (int depth = 0; depth < 200'000; ++depth) page += "<i>";
  for (int depth = 0; depth < 200'000; ++depth) page += "</b>";
  Reading reading;
  const auto start = std::chrono::steady_clock::now();
  CHECK_FALSE(reading.reader.Feed(page));
  CHECK(!reading.reader.Finish());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("a tag without end takes neither long nor much memory") {
  Reading reading;
  const std::string piece(16384, 'x');
  reading.reader.Feed("<p><a href='");
  const auto start = std::chrono::steady_clock::now();
  for (int count = 0; count < 1000; ++count) reading.reader.Feed(piece);
  CHECK(reading.reader.Finish());
  CHECK(reading.urls.empty());
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("controls in a page make no control in a link or date") {
  Reading reading;
  const std::string page("<p><a href='a\0b\x1B.txt'>x</a> 2004-04-15 \x1B[2J\n<a href=c&#10;d>",
                         60);
  reading.reader.Feed(page);
  CHECK(reading.reader.Finish());
  CHECK(reading.urls == std::vector<std::string>{"https://example.org/pr/a%20b%20.txt"});
}

TEST_CASE("a broken page is read in silence") {
  const support::TempFolder folder;
  const std::filesystem::path path = folder.path() / "stderr";
  const int saved = dup(STDERR_FILENO);
  const base::UniqueFd file(open(path.c_str(), O_RDWR | O_CREAT, 0600));
  dup2(file.get(), STDERR_FILENO);
  const auto urls =
      Urls("<<<p <a href=a.txt </x></p></p>&bad;&#xFFFFFFF;<a href='b.txt'<table><td");
  const bool refused = !LinkFilter::Make("(");
  dup2(saved, STDERR_FILENO);
  close(saved);
  CHECK(refused);
  CHECK(*base::ReadFile(path) == "");
}

TEST_CASE("memory stays flat over a hundred thousand links") {
  std::size_t links = 0;
  LinkReader reader(kPage, *LinkFilter::Make("txt$"), [&](const Link&) { ++links; });
  reader.Feed("<html><body><pre>\n<a href=\"first.txt\">first</a>\n");
  support::ResetPeakMemory();
  const long before = support::PeakMemory();
  const auto start = std::chrono::steady_clock::now();
  for (int number = 0; number < 100'000; ++number) {
    const std::string name = fmt::format("{}/pr{:06}.txt", 1996 + number % 30, number);
    reader.Feed(fmt::format("<a href=\"{0}\">{0}</a>     15-Apr-2004 03:50    12345\r\n", name));
  }
  CHECK(reader.Finish());
  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - start;
  const long grown = support::PeakMemory() - before;
  MESSAGE("100,001 links in ", taken.count(), " s, memory grew by ", grown, " KiB");
  CHECK(links == 100'001);
  REQUIRE(before > 0);
  if (!base::kSanitized) CHECK(grown < 8 * 1024);
}

}  // namespace
}  // namespace ingest
