// All that is kept for a source, judged again with today's keys and policy.
//
// A judgement is added where it differs from the last one about the same message, and nothing is
// written elsewhere. What was refused and is accepted now becomes a revision at every place it was
// met at; what was accepted and is not any more leaves the views (store/standing.h). No network is
// touched. Bytes that do not fit their hash are a finding and are judged by nobody.
//
// Life cycle: Run once, within a SourceRun. One thread; the engines have processes of their own.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "ingest/examination.h"
#include "ingest/filing.h"
#include "store/audits.h"
#include "store/judgements.h"
#include "verify/key.h"

namespace ingest {

struct AuditSummary {
  // Of messages that were judged alike; the year is that of the signature, empty without one.
  using Group = std::tuple<std::string /*year*/, std::string /*outcome*/, bool /*accepted*/>;
  struct Counts {
    std::int64_t messages = 0;
    std::int64_t changed = 0;
  };
  std::map<Group, Counts> groups;
  store::AuditCounts totals;
  std::string engines;  // that answered, with their versions
};

class Audit {
 public:
  // `compares_only`: other engines were asked than the policy wants. What they say is held against
  // the judgements that stand, and none is added.
  struct Options {
    Filing::Options filing;
    bool compares_only = false;
  };
  // Everything passed must outlive it.
  Audit(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
        const base::Clock& clock, RunReport& report, const Options& options);

  // Errors: the archive. What an engine cannot answer is a finding, and an error of the report.
  base::Status Run();
  const AuditSummary& summary() const { return summary_; }

 private:
  using Standing = std::optional<store::Judgements::Standing>;
  struct Stored;  // a file with its bytes
  struct Split;   // what was made of it on another thread
  static Split SplitStored(Stored stored);

  base::Status CheckFile(Split split);
  void CheckBytes(const std::string& sha256, bool fit);
  base::Status Conclude(const Examined& done);
  void RecordFailure(const Examined& done);
  void RecordFile(const Examined& done);
  bool RecordMessage(const Examined& done, const std::vector<store::Place>& places,
                     const verify::Judgement& judgement);
  void RecordChange(const Examined& done, const std::vector<store::Place>& places,
                    const Standing& before, std::int64_t id, const verify::Judgement& judgement);
  void Compare(const Standing& before, const std::string& url, const verify::Verdict& verdict);
  void Count(const verify::Verdict& verdict, bool changed);
  void Report(std::string_view kind, const std::string& url, const std::string& sha256,
              std::string detail);

  store::Database& archive_;
  const base::Clock& clock_;
  RunReport& report_;
  Options options_;
  std::int64_t source_id_;
  store::Audits audits_;
  store::Exchanges exchanges_;
  store::Judgements judgements_;
  store::Findings findings_;
  Filing filing_;
  Examination examination_;
  AuditSummary summary_;
  std::set<std::string> engines_;
};

}  // namespace ingest
