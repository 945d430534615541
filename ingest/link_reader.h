// Index pages as a stream of links.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "ingest/url.h"

namespace ingest {

struct Link {
  std::string url;         // absolute, in the normal form of Url
  std::string index_date;  // date and size as the listing writes them after the link; often empty
};

// Which links of a page are documents. Immutable, may be shared between threads and copied.
class LinkFilter {
 public:
  // `match` is an RE2 pattern that is looked for in the whole URL; empty is no pattern.
  // Errors (kUsage): it cannot be compiled.
  static base::Result<LinkFilter> Make(std::string_view match);

  // With a pattern: whether it is found. Without one: whether the link is below the folder of the
  // page and is neither a folder nor the page itself.
  bool Accepts(const Url& page, const Url& link) const;
  std::string_view match() const;

 private:
  struct Pattern;
  std::shared_ptr<const Pattern> pattern_;
};

struct LinkReaderLimits {
  std::uint64_t max_bytes = std::uint64_t{64} << 20U;
  std::size_t max_links = 1'000'000;  // links given to the sink
};

// What became of the links that were met.
struct LinkCounts {
  std::size_t given = 0;
  std::size_t unmatched = 0;  // not accepted by the filter, sort links of a listing among them
  std::size_t foreign = 0;    // of another origin than the page
  std::size_t malformed = 0;  // no http, https or file URL, or with a user or password
  std::size_t too_long = 0;   // of more than 4096 characters
};

// Rises when other links, or other dates beside them, are read from the same page.
inline constexpr int kLinkReaderVersion = 1;

// Reads the links of an HTML page (nginx and Apache listings, hand-written pages, <base href>), or
// of a plain list with one URL or path a line and '#' before comments. Which of them it is shows in
// the beginning: a page has a '<' there. Only links of the page's own origin (RFC 6454) are given;
// of a page that is a file, only those below its folder. A link may come more than once; only
// repeats right after each other are dropped.
//
// Nothing of the page is kept: libxml2's push parser calls back per element and builds no tree, so
// memory stays flat over any number of links. Bytes that are not ASCII are carried through
// unchanged whatever encoding the page declares, so a wrong declaration cannot end the reading.
//
// Life cycle: Feed any number of times, Finish once. One thread at a time. The sink is called
// inside Feed and Finish.
class LinkReader {
 public:
  using Sink = std::function<void(const Link&)>;

  // `page` is the URL that the bytes came from, after redirects.
  LinkReader(Url page, LinkFilter filter, Sink sink, const LinkReaderLimits& limits = {});
  ~LinkReader();
  LinkReader(LinkReader&&) noexcept;
  LinkReader& operator=(LinkReader&&) noexcept;

  // False once a limit is reached: the rest is not wanted.
  bool Feed(std::string_view bytes);
  // Errors (kFailed): a limit was reached, so there may be links that were not given.
  base::Status Finish();
  const LinkCounts& counts() const;

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace ingest
