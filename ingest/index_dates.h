// What index pages said when their documents were last checked, and what is believed of it.
//
// With trust_index_dates a document whose line on the page (date and size) is as it was is not
// asked for. Dates of listings are coarse and may lie, so they are believed for a week only; and
// what a clock that was wrong has noted for later, not at all. A page whose every line was believed
// or checked is kept too, by a hash: while it comes again as it was, no line of it is looked at.
// A document that fails, wherever it was listed, ends that for all pages of the source.
//
// Life cycle: Start, then per page and link; Finish once all of a run were seen to. One thread.
// Keep and Fail belong into the transaction that records what came.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "store/exchanges.h"

namespace ingest {

class IndexDates {
 public:
  IndexDates(store::Database& archive, const base::Clock& clock, std::int64_t source_id)
      : clock_(clock), source_id_(source_id), exchanges_(archive) {}

  // Until here, and without trust, nothing is believed and nothing is kept. Failures are seen to
  // all the same: trust may come back.
  void Start(bool trusts);

  // Whether a page was kept there, so that waiting for all of it may save its reading.
  bool KnowsPage(const std::string& url);
  // `mark` tells a page by all that its links depend on.
  bool IsKnownPage(const std::string& url, std::string_view mark);
  // Was read to its end, has links, and each of them has a line.
  void TakePage(const std::string& url, const std::string& mark);

  // Whether a check that is believed found this line beside the link.
  bool IsUnchanged(const std::string& url, std::string_view line);
  // The document was checked. Empty lines are none.
  void Keep(const std::string& url, const std::string& line);
  // It was asked for and did not come: its line and the pages are forgotten.
  void Fail(const std::string& url);

  // Keeps the pages that were taken, unless a document has failed.
  void Finish();

 private:
  bool IsBelieved(const store::IndexLine& found) const;

  const base::Clock& clock_;
  std::int64_t source_id_;
  store::Exchanges exchanges_;
  bool trusts_ = false;
  std::string from_;  // times as base::FormatTime writes them
  std::string to_;
  std::string earliest_;  // of the checks that were believed
  bool has_failed_ = false;
  struct Page {
    std::string url;
    std::string line;
  };
  std::vector<Page> pages_;
};

}  // namespace ingest
