// Whether the publisher still publishes the key that is trusted.
//
// What stands at a source's key_url is compared with the pinned keys and never taken over: a
// different key there is the finding `key-changed`, and a person's decision.
#pragma once

#include <cstdint>
#include <string>

#include "base/result.h"
#include "base/time.h"
#include "ingest/run_report.h"
#include "ingest/transport.h"
#include "store/exchanges.h"
#include "store/findings.h"
#include "store/sources.h"

namespace ingest {

class KeyWatch {
 public:
  KeyWatch(store::Database& archive, Transport& transport, const base::Clock& clock,
           std::int64_t source_id, RunReport& report)
      : archive_(archive),
        transport_(transport),
        clock_(clock),
        source_id_(source_id),
        report_(report),
        exchanges_(archive),
        findings_(archive, source_id) {}

  // Does nothing for an empty URL. Error: the archive.
  base::Status Run(const std::string& key_url);

 private:
  base::Status Judge(const std::string& key_url, const std::string& sha256,
                     const std::string& bytes);
  void Record(const std::string& key_url, const Response& response);

  store::Database& archive_;
  Transport& transport_;
  const base::Clock& clock_;
  std::int64_t source_id_;
  RunReport& report_;
  store::Exchanges exchanges_;
  store::Findings findings_;
};

}  // namespace ingest
