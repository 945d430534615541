// What a run has done so far, and who wants to know.
//
// One struct of counts that every part of the run adds to, printed once at the end by the command
// line. Library code says what happened through the listener and never prints.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "store/findings.h"
#include "store/runs.h"

namespace ingest {

class RunListener {
 public:
  virtual ~RunListener() = default;
  // Often; `expected` is the number of documents known so far.
  virtual void OnProgress(const store::RunCounts& /*counts*/, std::int64_t /*expected*/) {}
  virtual void OnNewFinding(const store::Finding& /*finding*/) {}
  // A verdict that was recorded; `words` are its outcome and reasons.
  virtual void OnJudged(const std::string& /*url*/, const std::string& /*words*/) {}
  // Something that could not be done, and is no finding.
  virtual void OnError(const base::Error& /*error*/) {}
};

struct RunReport {
  std::string source;
  store::RunCounts counts;
  std::int64_t expected = 0;
  std::int64_t new_findings = 0;
  bool from_files = false;                  // `ingest`: what failed is a file that was named
  bool reached = true;                      // false: no index and no document could be had
  std::optional<base::Error> engine_error;  // verification could not be done, or not to the end
  // One document that makes the engine fail is a finding about that document; an engine that
  // answers nothing is a run that could not be done.
  bool engine_answered = false;
  RunListener* listener = nullptr;  // not owned; may be null

  void Progress() const {
    if (listener != nullptr) listener->OnProgress(counts, expected);
  }
  // What this source's part of the run means as an exit code (docs/manual.md).
  int ExitCode() const {
    if ((engine_error && !engine_answered) || (from_files && counts.failed > 0)) return 1;
    if (!reached) return 75;
    return new_findings > 0 ? 3 : 0;
  }
};

// Opens the finding within the caller's transaction; a new one is counted and told.
inline void ReportFinding(const store::Finding& finding, store::Findings& findings, base::Time now,
                          RunReport& report) {
  if (!findings.Open(finding, now)) return;
  ++report.new_findings;
  if (report.listener != nullptr) report.listener->OnNewFinding(finding);
}

}  // namespace ingest
