// Where the documents of a source are: its index pages, its single URLs.
//
// An index page is read as a stream and its links go into the archive's temporary table, so that
// memory does not grow with the page. An index that cannot be read is a finding, and the rest of
// the source goes on. The links of a page that is known (ingest/index_dates.h) are not looked at.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "ingest/index_dates.h"
#include "ingest/index_page.h"
#include "ingest/link_reader.h"
#include "ingest/run_report.h"
#include "ingest/transport.h"
#include "store/discovered.h"
#include "store/exchanges.h"
#include "store/findings.h"

namespace ingest {

class Discovery {
 public:
  Discovery(store::Database& archive, Transport& transport, const base::Clock& clock,
            std::int64_t source_id, RunReport& report)
      : transport_(transport),
        clock_(clock),
        source_id_(source_id),
        report_(report),
        index_dates_(archive, clock, source_id),
        discovered_(archive),
        exchanges_(archive),
        findings_(archive, source_id) {}

  // Fills `found()`. Errors: a bad pattern or URL in the settings, or the archive.
  base::Status Run(const config::SourceSettings& source);
  store::Discovered& found() { return discovered_; }
  IndexDates& index_dates() { return index_dates_; }
  // How many index pages gave an answer of any kind.
  int indexes_answered() const { return indexes_answered_; }

 private:
  base::Status ReadIndex(const Url& page, const LinkFilter& filter);
  base::Status ReadFolder(const Url& page, const LinkFilter& filter);
  void ReadPage(const Url& page, const LinkFilter& filter);
  base::Status ReadLinks(const Url& page, const Response& response, IndexPage& coming);
  void ReportEmptyIndex(const std::string& index);
  void Record(const Url& page, const Response& response, const std::string& sha256,
              const base::Status& read);

  Transport& transport_;
  const base::Clock& clock_;
  std::int64_t source_id_;
  RunReport& report_;
  IndexDates index_dates_;
  store::Discovered discovered_;
  store::Exchanges exchanges_;
  store::Findings findings_;
  int indexes_answered_ = 0;
  int indexes_read_ = 0;   // of these, to their end
  int indexes_known_ = 0;  // of those, from before
};

}  // namespace ingest
