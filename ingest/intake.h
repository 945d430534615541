// The way of one document's bytes into the archive: kept, examined, judged, parsed, recorded.
//
// Both `mirror` and `ingest` deliver here. The bytes and the exchange that brought them are
// committed before anybody looks at them; the verdict and all that follows from it belongs to a
// later transaction. A run that is killed in between leaves bytes without a judgement, and the next
// run starts with those (ResumeUnjudged). Where the archive gathers (store/sqlite.h), what is
// delivered waits here until the commit of its bytes.
//
// Life cycle: one for each source of a run. Deliver as bytes come; Poll from time to time; Drain at
// the end. Asynchronous: the engine works while the next documents are fetched. One thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ingest/examination.h"
#include "ingest/filing.h"
#include "ingest/run_report.h"
#include "store/exchanges.h"
#include "store/findings.h"
#include "store/judgements.h"
#include "verify/accept.h"
#include "verify/engine.h"

namespace ingest {

class Intake {
 public:
  using Options = Filing::Options;

  // Everything passed must outlive the intake.
  Intake(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
         const base::Clock& clock, RunReport& report, Options options);

  // New bytes of a URL. `exchange` is completed with their hash where it lacks it. Error: the
  // archive cannot be written.
  base::Status Deliver(store::Exchange exchange, std::string_view bytes);
  // The bytes of earlier runs that nobody has judged. Keeps the number under way bounded.
  base::Status ResumeUnjudged();

  // As those of Examination. With a timeout all that is gathered is committed first.
  base::Status Poll(std::chrono::milliseconds timeout);
  base::Status Drain();
  bool IsFull() const;
  bool IsIdle() const { return waiting_.empty() && examination_.IsIdle(); }
  // Why the engine could not answer, where it could not.
  const std::optional<base::Error>& engine_error() const { return engine_error_; }

 private:
  struct Waiting {
    std::string url;
    std::string bytes;
    std::string sha256;
  };

  base::Status ExamineWaiting();
  base::Status Conclude(const Examined& done);
  void RecordJudgements(const Examined& done);
  void RecordAccepted(const Examined& done, std::int64_t judgement_id,
                      const verify::VerifiedText& text, const parse::Document& document);
  void RecordEngineFailure(const Examined& done);

  store::Database& archive_;
  const verify::Judge& judge_;
  const base::Clock& clock_;
  RunReport& report_;
  std::int64_t source_id_;
  store::Exchanges exchanges_;
  store::Judgements judgements_;
  store::Findings findings_;
  Filing filing_;
  Examination examination_;
  std::vector<Waiting> waiting_;  // delivered, and perhaps not committed yet
  std::size_t waiting_bytes_ = 0;
  std::optional<base::Error> engine_error_;
};

}  // namespace ingest
