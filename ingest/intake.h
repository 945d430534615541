// The way of one document's bytes into the archive: kept, examined, judged, parsed, recorded.
//
// Both `mirror` and `ingest` deliver here. The bytes and the exchange that brought them are
// committed before anybody looks at them; the verdict and all that follows from it is a second
// transaction. A run that is killed in between leaves bytes without a judgement, and the next run
// starts with those (ResumeUnjudged).
//
// Life cycle: one for each source of a run. Deliver as bytes come; Poll from time to time; Drain at
// the end. Asynchronous: the engine works while the next documents are fetched. One thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/time.h"
#include "ingest/run_report.h"
#include "recover/recover.h"
#include "store/documents.h"
#include "store/exchanges.h"
#include "store/findings.h"
#include "store/judgements.h"
#include "verify/accept.h"
#include "verify/engine.h"
#include "verify/examine.h"

namespace ingest {

// How a document gets its name (docs/decisions.md, "Identity").
enum class Naming {
  kByUrl,     // the last part of the URL's path
  kByNumber,  // of files and mail: the one document that declares the same number, else the number
};

class Intake {
 public:
  struct Options {
    std::int64_t source_id = 0;
    std::string profile;
    Naming naming = Naming::kByUrl;
  };
  // Everything passed must outlive the intake.
  Intake(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
         const base::Clock& clock, RunReport& report, Options options);

  // New bytes of a URL. `exchange` is completed with their hash where it lacks it. Error: the
  // archive cannot be written.
  base::Status Deliver(store::Exchange exchange, std::string_view bytes);
  // The bytes of earlier runs that nobody has judged. Keeps the number under way bounded.
  base::Status ResumeUnjudged();

  // Takes the engine's answers that are there, waiting for the first up to `timeout`.
  base::Status Poll(std::chrono::milliseconds timeout);
  base::Status Drain();
  // Whether so much is under way that nothing more should be delivered before a Poll.
  bool IsFull() const;
  bool IsIdle() const { return under_way_.empty(); }
  // Why the engine could not answer, where it could not.
  const std::optional<base::Error>& engine_error() const { return engine_error_; }

 private:
  struct FileUnderWay {
    std::string url;
    Naming naming = Naming::kByUrl;
    verify::ExaminedFile file;
    std::vector<std::optional<verify::EngineAnswer>> answers;
    // Set once the file as it came is known not to hold: the engine is asked about one candidate
    // at a time.
    std::optional<recover::Search> search;
    std::optional<verify::ExaminedFile> candidate;
    std::optional<verify::EngineAnswer> candidate_answer;
    std::size_t awaited = 0;
    std::size_t size = 0;
    std::optional<base::Error> failure;
    std::string failed_engine;
  };

  base::Status Examine(const std::string& url, std::string_view bytes, const std::string& sha256,
                       Naming naming);
  base::Status Take(verify::EngineReply reply);
  void Submit(std::uint64_t number, const verify::ExaminedFile& file, FileUnderWay& under_way);
  bool TryCandidate(std::uint64_t number, FileUnderWay& file);
  verify::Outcome OutcomeOf(const verify::ExaminedFile& file,
                            const std::optional<verify::EngineAnswer>& answer) const;
  void KeepIfGood(FileUnderWay& file);
  base::Status Conclude(const FileUnderWay& done);
  void RecordJudgements(const FileUnderWay& done);
  void RecordAccepted(const FileUnderWay& file, std::int64_t judgement_id,
                      const verify::VerifiedText& text);
  void ReportSharing(const FileUnderWay& file, const std::string& name,
                     const std::optional<std::string>& number, const std::string& sha256);
  void RecordRefused(const std::string& url, const verify::Verdict& verdict);
  void RecordEngineFailure(const FileUnderWay& done);
  void Report(const store::Finding& finding);
  std::string NameOf(const FileUnderWay& file, const std::optional<std::string>& number,
                     const std::string& text_sha256);

  store::Database& archive_;
  verify::Engine& engine_;
  const verify::Judge& judge_;
  const base::Clock& clock_;
  RunReport& report_;
  Options options_;
  store::Exchanges exchanges_;
  store::Judgements judgements_;
  store::Documents documents_;
  store::Findings findings_;

  std::map<std::uint64_t, FileUnderWay>
      under_way_;  // by file number; tags are file * 2^16 + message
  std::uint64_t next_file_ = 0;
  std::size_t bytes_under_way_ = 0;
  std::optional<base::Error> engine_error_;
};

}  // namespace ingest
