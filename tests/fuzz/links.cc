// An index page or a plain list, read in pieces of a size that the first byte says.
#include <string>
#include <vector>

#include "ingest/link_reader.h"
#include "ingest/url.h"
#include "tests/fuzz/input.h"
#include "tests/fuzz/require.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

struct Page {
  std::vector<ingest::Link> links;
  ingest::LinkCounts counts;
  bool whole = false;
};

Page Read(std::string_view bytes, std::size_t step, const char* match) {
  const auto url = *ingest::Url::Parse("http://example.org/docs/index.html");
  Page page;
  ingest::LinkReader reader(url, *ingest::LinkFilter::Make(match),
                            [&](const ingest::Link& link) { page.links.push_back(link); });
  for (std::size_t at = 0; at < bytes.size(); at += step) {
    if (!reader.Feed(bytes.substr(at, step))) break;
  }
  page.whole = reader.Finish().has_value();
  page.counts = reader.counts();
  return page;
}

void CheckLink(const ingest::Link& link) {
  const auto url = ingest::Url::Parse(link.url);
  Require(url && url->text() == link.url, "a link is in normal form");
  Require(url->scheme() == "http" && url->host() == "example.org", "it is of the page's own place");
}

}  // namespace

void Links(std::string_view bytes) {
  Input input(bytes);
  const std::size_t step = input.Byte() + 1;
  for (const char* match : {"", "\\.(txt|asc)$"}) {
    const Page page = Read(input.rest(), input.rest().size() + 1, match);
    Require(page.counts.given == page.links.size(), "every link that is given is counted");
    for (const ingest::Link& link : page.links) CheckLink(link);
    const Page pieces = Read(input.rest(), step, match);
    Require(pieces.whole == page.whole && pieces.links.size() == page.links.size(),
            "pieces of a page have the links of the page");
    for (std::size_t i = 0; i < page.links.size(); ++i) {
      Require(pieces.links[i].url == page.links[i].url, "in the same order");
    }
  }
}

}  // namespace fuzz
