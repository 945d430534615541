// The nightly job for one source: discover, fetch what changed, hand it to the intake.
//
// Fetching and verifying overlap: while the workers check signatures, the next documents come in.
// A document that cannot be fetched is a finding and is asked for again by the next run; one whose
// bytes came but could not be judged is judged first thing by the next run.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "config/settings.h"
#include "ingest/discovery.h"
#include "ingest/intake.h"
#include "ingest/run_report.h"
#include "ingest/transport.h"
#include "ingest/url_template.h"

namespace ingest {

class Mirror {
 public:
  // Everything passed must outlive the mirror.
  Mirror(store::Database& archive, Transport& transport, Intake& intake, const base::Clock& clock,
         std::int64_t source_id, RunReport& report)
      : archive_(archive),
        transport_(transport),
        intake_(intake),
        clock_(clock),
        source_id_(source_id),
        report_(report),
        discovery_(archive, transport, clock, source_id, report),
        exchanges_(archive),
        findings_(archive, source_id) {}

  // Error: bad settings, or the archive cannot be written. What happened to the documents is told
  // in the report.
  base::Status Run(const config::SourceSettings& source);
  // Asks for these URLs again, without conditions, and judges what comes, new or not.
  base::Status Retry(const std::vector<std::string>& urls);

 private:
  struct Asked {
    std::string url;
    std::string index_line;  // what the listing says beside it; may be empty
    std::optional<store::LastGood> last;
    bool is_probe = false;   // of a template: that it does not exist is no failure
    bool is_second = false;  // asked twice in this run, since what came first is no document
  };

  base::Status Fetch(const config::SourceSettings& source);
  base::Status FetchAll(const config::SourceSettings& source);
  bool IsCapped();
  base::Status TellCap(const std::string& source);
  base::Status Probe(const config::SourceSettings& source);
  base::Status AskAlone(Asked asked);
  Request MakeRequest(const Asked& asked);
  base::Status Turn();
  base::Status Take(const Response& response);
  base::Status TakeAnswer(const Asked& asked, const Response& response);
  base::Status TakeUnchanged(const Asked& asked);
  base::Status TakeBytes(const Asked& asked, const Response& response);
  base::Status TakeFailure(const Asked& asked, const Response& response);
  base::Status TakeMissingProbe(const Asked& asked);
  base::Status TakeSecond(const Asked& asked, const Response& response);
  void AskSecond(const Asked& asked);

  store::Database& archive_;
  Transport& transport_;
  Intake& intake_;
  const base::Clock& clock_;
  std::int64_t source_id_;
  RunReport& report_;
  Discovery discovery_;
  store::Exchanges exchanges_;
  store::Findings findings_;

  std::map<std::uint64_t, Asked> asked_;
  std::uint64_t next_tag_ = 1;
  std::int64_t answers_ = 0;  // answers of any kind that came over the wire or from the disk
  bool last_probe_hit_ = false;
  bool is_retry_ = false;

  base::Time started_;
  std::optional<std::chrono::hours> max_time_;
  std::uint64_t max_bytes_ = 0;  // 0: no limit
  std::uint64_t bytes_ = 0;      // of all answers, decoded
  std::string cap_;              // the bound that was met; empty while there is none
};

}  // namespace ingest
