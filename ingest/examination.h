// From bytes to what the engines say of them, many files at a time: split, asked about, and where a
// copy is damaged, recovered.
//
// Life cycle: Submit while it is not full; Poll from time to time; Drain at the end. Asynchronous:
// `conclude` is called from within these, once for each file, in whatever order they are done. One
// thread; the engines have processes of their own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/in_order.h"
#include "base/result.h"
#include "base/time.h"
#include "parse/document.h"
#include "recover/recover.h"
#include "store/exchanges.h"
#include "verify/accept.h"
#include "verify/engine.h"
#include "verify/examine.h"

namespace ingest {

// What there is to judge.
struct Examined {
  std::string subject;  // as submitted
  verify::ExaminedFile file;
  std::vector<std::optional<verify::EngineAnswer>> answers;  // by message
  bool answered = false;  // whether an engine has said anything about it, of a candidate too
  // Set: an engine could not say anything, and there is nothing to judge.
  std::optional<base::Error> failure;
  std::string failed_engine;
  base::Time at;                              // when the last answer came
  std::vector<verify::Judgement> judgements;  // by message; none after a failure
  // By message, where it was asked for: what the parser makes of an accepted text.
  std::vector<std::optional<parse::Document>> documents;
};

class Examination {
 public:
  using Conclude = std::function<base::Status(const Examined&)>;
  struct Options {
    std::optional<std::string> parsed_by;  // the profile; nothing: accepted texts are not parsed
  };

  // Everything passed must outlive it. The bytes of what is submitted are in the archive.
  // `conclude` is called on the caller's thread, in the order in which the last answers came.
  Examination(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
              const base::Clock& clock, Options options, Conclude conclude);

  base::Status Submit(const std::string& subject, std::string_view bytes,
                      const std::string& sha256);
  // The same of a file that is split already; `size` is that of its bytes.
  base::Status Submit(const std::string& subject, verify::ExaminedFile file, std::size_t size);
  // Takes the engine's answers that are there, waiting for the first up to `timeout`, and concludes
  // what is judged.
  base::Status Poll(std::chrono::milliseconds timeout);
  base::Status Drain();
  // Whether so much is under way that nothing more should be submitted before a Poll.
  bool IsFull() const;
  bool IsIdle() const { return under_way_.empty() && judging_.IsEmpty(); }

 private:
  struct UnderWay : Examined {
    // Set once the file as it came is known not to hold: the engine is asked about one candidate
    // at a time.
    std::optional<recover::Search> search;
    std::optional<verify::ExaminedFile> candidate;
    std::optional<verify::EngineAnswer> candidate_answer;
    std::size_t awaited = 0;
    std::size_t size = 0;
  };

  base::Status Take(verify::EngineReply reply);
  void Ask(std::uint64_t number, const verify::ExaminedFile& file, UnderWay& under_way);
  bool TryCandidate(std::uint64_t number, UnderWay& file);
  void KeepIfGood(UnderWay& file);
  base::Status GiveToJudge(Examined&& done);
  base::Status ConcludeOne();

  verify::Engine& engine_;
  const verify::Judge& judge_;
  const base::Clock& clock_;
  Conclude conclude_;
  store::Exchanges exchanges_;
  std::map<std::uint64_t, UnderWay> under_way_;  // by file number; tags are file * 2^16 + message
  std::uint64_t next_file_ = 0;
  std::size_t bytes_under_way_ = 0;
  base::InOrder<Examined, Examined> judging_;  // and parsing: both share nothing
};

}  // namespace ingest
