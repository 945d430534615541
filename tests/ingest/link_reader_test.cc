#include "ingest/link_reader.h"

#include <doctest/doctest.h>

#include <vector>

namespace ingest {
namespace {

struct Page {
  std::vector<std::string> urls;
  std::vector<std::string> dates;
  LinkCounts counts;
  base::Status status;
};

Page Read(std::string_view html, std::string_view match = {},
          std::string_view url = "https://example.org/pr/", std::size_t piece = 1 << 20U) {
  Page page;
  LinkReader reader(*Url::Parse(url), *LinkFilter::Make(match), [&](const Link& link) {
    page.urls.push_back(link.url);
    page.dates.push_back(link.index_date);
  });
  for (std::size_t at = 0; at < html.size(); at += piece) reader.Feed(html.substr(at, piece));
  page.status = reader.Finish();
  page.counts = reader.counts();
  return page;
}

using Texts = std::vector<std::string>;

constexpr const char* kNginx =
    "<html>\r\n<head><title>Index of /pr/</title></head>\r\n<body>\r\n<h1>Index of /pr/</h1><hr>"
    "<pre><a href=\"../\">../</a>\r\n"
    "<a href=\"2004/\">2004/</a>                    15-Apr-2004 03:50                   -\r\n"
    "<a href=\"pr040002.txt\">pr040002.txt</a>      15-Apr-2004 03:50               12345\r\n"
    "<a href=\"a%20b.txt\">a b.txt</a>              16-Apr-2004 03:50                   1\r\n"
    "</pre><hr></body>\r\n</html>\r\n";

constexpr const char* kApacheTable =
    "<table><tr><th><a href=\"?C=N;O=D\">Name</a></th><th><a href=\"?C=M;O=A\">Last</a></th></tr>"
    "<tr><td valign=\"top\"><img src=\"/icons/back.gif\"></td><td><a "
    "href=\"/\">Parent</a></td></tr>"
    "<tr><td><a href=\"a.txt\"><img src=\"/icons/text.gif\" alt=\"[TXT]\"></a></td><td>"
    "<a href=\"a.txt\">a.txt</a></td><td align=\"right\">2004-04-15 03:50  </td>"
    "<td align=\"right\"> 12K</td><td>&nbsp;</td></tr>\n"
    "<tr><td><a href=\"b.txt\">b.txt</a></td><td>2004-04-16 03:50  </td><td>7</td></tr>\n</table>";

TEST_CASE("an nginx listing gives its files with their dates") {
  const Page page = Read(kNginx);
  CHECK(page.status);
  CHECK(page.urls ==
        Texts{"https://example.org/pr/pr040002.txt", "https://example.org/pr/a%20b.txt"});
  CHECK(page.dates == Texts{"15-Apr-2004 03:50 12345", "16-Apr-2004 03:50 1"});
}

TEST_CASE("an Apache listing gives its files once and without the sort links") {
  const Page page = Read(kApacheTable);
  CHECK(page.urls == Texts{"https://example.org/pr/a.txt", "https://example.org/pr/b.txt"});
  CHECK(page.dates == Texts{"2004-04-15 03:50 12K", "2004-04-16 03:50 7"});
  CHECK(page.counts.given == 2);
}

TEST_CASE("pieces of any size give the same links") {
  for (const std::size_t piece : {1UL, 2UL, 7UL, 64UL}) {
    CAPTURE(piece);
    CHECK(Read(kNginx, {}, "https://example.org/pr/", piece).urls == Read(kNginx).urls);
    CHECK(Read(kApacheTable, {}, "https://example.org/pr/", piece).dates ==
          Read(kApacheTable).dates);
  }
}

TEST_CASE("a page made by hand is read") {
  const Page page = Read(
      "<!DOCTYPE html><HTML><BODY><A NAME=x><A CLASS=b HREF=a.txt>A</A><p>text"
      "<a title='1 > 0' href='b.txt?x=1&amp;y=2'>B</a><a href = \" c.txt \" >C<a href=d.txt>D");
  CHECK(page.urls == Texts{"https://example.org/pr/a.txt", "https://example.org/pr/b.txt?x=1&y=2",
                           "https://example.org/pr/c.txt", "https://example.org/pr/d.txt"});
  CHECK(page.dates == Texts{"", "", "", ""});
}

TEST_CASE("links in comments and scripts are none") {
  CHECK(Read("<p><!-- <a href=a.txt> --><script>'<a href=b.txt>'</script><a href=c.txt>").urls ==
        Texts{"https://example.org/pr/c.txt"});
}

TEST_CASE("a base element moves relative links and cannot move the origin") {
  CHECK(Read("<base href='/at/'><base href='/x/'><a href=a.txt>", "txt$").urls ==
        Texts{"https://example.org/at/a.txt"});
  const Page moved = Read("<base href='https://evil.net/pr/'><a href=a.txt>", "txt$");
  CHECK(moved.urls.empty());
  CHECK(moved.counts.foreign == 1);
}

TEST_CASE("links to another origin and other schemes are not given") {
  const Page page = Read(
      "<a href='http://example.org/pr/a.txt'><a href='//evil.net/pr/a.txt'>"
      "<a href='https://example.org:8443/pr/a.txt'><a href='file:///pr/a.txt'>"
      "<a href='mailto:a.txt'><a href='javascript:a.txt'><a "
      "href='https://u:p@example.org/pr/a.txt'>",
      "txt");
  CHECK(page.urls.empty());
  CHECK(page.counts.foreign == 4);
  CHECK(page.counts.malformed == 3);
}

TEST_CASE("without a pattern only files below the folder are given") {
  const Page page = Read(
      "<a href='/pr/'><a href='/pr/x/'><a href='/'><a href='/at/a.txt'><a href='%2e%2e/a.txt'>"
      "<a href='index.html'><a href='#top'><a href='2004/a.txt'><a href='/pr.txt'>",
      {}, "https://example.org/pr/index.html");
  CHECK(page.urls == Texts{"https://example.org/pr/2004/a.txt"});
  CHECK(page.counts.unmatched == 8);
}

TEST_CASE("a pattern is looked for in the whole URL") {
  const Page page =
      Read("<a href='/at/a.txt'><a href='a.txt'><a href='/at/a.html'>", R"(/(at|wr)/.*\.txt$)");
  CHECK(page.urls == Texts{"https://example.org/at/a.txt"});
  CHECK(Read("<a href='?C=N;O=D'>Name</a>", "/pr/").urls.empty());
}

TEST_CASE("a bad pattern is refused with what is wrong about it") {
  const base::Result<LinkFilter> filter = LinkFilter::Make("/(pr|at/");
  REQUIRE(!filter);
  CHECK(filter.error().kind == base::ErrorKind::kUsage);
  CHECK(filter.error().message.find("missing )") != std::string::npos);
}

TEST_CASE("a plain list has one URL or path a line") {
  const Page page = Read(
      "\xEF\xBB\xBF# <the> documents\r\n\r\na.txt\r\n/pr/b c.txt\n"
      "https://example.org/pr/d.txt\nhttps://evil.net/pr/d.txt\nFreeBSD-SA-96:10.asc\nlast.txt");
  CHECK(page.urls == Texts{"https://example.org/pr/a.txt", "https://example.org/pr/b%20c.txt",
                           "https://example.org/pr/d.txt",
                           "https://example.org/pr/FreeBSD-SA-96:10.asc",
                           "https://example.org/pr/last.txt"});
  CHECK(page.counts.foreign == 1);
}

TEST_CASE("an empty page has no links") {
  CHECK(Read("").status);
  CHECK(Read("").urls.empty());
  CHECK(Read("\n \n").urls.empty());
}

TEST_CASE("pages on a disk are read like others") {
  CHECK(Read("<a href=a.txt><a href='https://example.org/b.txt'>", {}, "file:///srv/index.html")
            .urls == Texts{"file:///srv/a.txt"});
}

TEST_CASE("a page on a disk chooses no files outside its folder whatever the pattern") {
  const Page page = Read("<a href=a.txt><a href=../secret/b.txt><a href=/etc/c.txt>", "txt$",
                         "file:///srv/x/index.html");
  CHECK(page.urls == Texts{"file:///srv/x/a.txt"});
  CHECK(page.counts.foreign == 2);
}

TEST_CASE("the text after a link is kept no longer than a date is") {
  const Page page = Read("<a href=a.txt>a</a> 15-Apr-2004 " + std::string(1'000'000, 'x'));
  REQUIRE(page.dates.size() == 1);
  CHECK(page.dates[0].size() <= 80);
}

TEST_CASE("a link twice in a row is given once") {
  CHECK(Read("<a href=a.txt><a href=./a.txt><a href=b.txt><a href=a.txt>").urls.size() == 3);
}

}  // namespace
}  // namespace ingest
