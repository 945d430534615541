#include "ingest/intake.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/hash.h"

namespace ingest {
namespace {

constexpr std::size_t kMaxWaiting = 64;
constexpr std::size_t kMaxWaitingBytes = std::size_t{4} << 20U;

}  // namespace

Intake::Intake(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
               const base::Clock& clock, RunReport& report, Options options)
    : archive_(archive),
      judge_(judge),
      clock_(clock),
      report_(report),
      source_id_(options.source_id),
      exchanges_(archive),
      judgements_(archive),
      findings_(archive, options.source_id),
      filing_(archive, clock, report, options),
      examination_(archive, engine, judge, clock, {std::move(options.profile)},
                   [this](const Examined& done) { return Conclude(done); }) {}

base::Status Intake::Deliver(store::Exchange exchange, std::string_view bytes) {
  exchange.source_id = source_id_;
  if (!exchange.sha256) exchange.sha256 = base::Sha256Hex(bytes);
  exchange.bytes = static_cast<std::int64_t>(bytes.size());
  archive_.Begin();
  exchanges_.KeepBytes(*exchange.sha256, bytes, clock_.Now());
  exchanges_.Record(exchange, clock_.Now());
  findings_.CloseFetching(exchange.url, clock_.Now());
  if (auto committed = archive_.Commit(); !committed) return committed;
  waiting_.push_back({exchange.url, std::string(bytes), *exchange.sha256});
  waiting_bytes_ += bytes.size();
  if (archive_.HasGathered() && waiting_bytes_ < kMaxWaitingBytes) return {};
  return ExamineWaiting();
}

base::Status Intake::ExamineWaiting() {
  if (auto flushed = archive_.Flush(); !flushed) return flushed;
  waiting_bytes_ = 0;
  for (const Waiting& one : std::exchange(waiting_, {})) {
    if (auto taken = examination_.Submit(one.url, one.bytes, one.sha256); !taken) return taken;
  }
  return {};
}

base::Status Intake::Poll(std::chrono::milliseconds timeout) {
  if (auto flushed = archive_.FlushIfDue(); !flushed) return flushed;
  // Not before each wait: an engine that is slow would have a transaction for every document.
  if (archive_.HasGathered()) timeout = std::min(timeout, archive_.UntilDue());
  if (!archive_.HasGathered() || waiting_.size() >= kMaxWaiting) {
    if (auto taken = ExamineWaiting(); !taken) return taken;
  }
  return examination_.Poll(timeout);
}

base::Status Intake::Drain() {
  if (auto taken = ExamineWaiting(); !taken) return taken;
  return examination_.Drain();
}

bool Intake::IsFull() const { return waiting_.size() >= kMaxWaiting || examination_.IsFull(); }

base::Status Intake::ResumeUnjudged() {
  base::Status status;
  const auto judge = [&](const store::Exchanges::Unjudged& one) {
    while (status && IsFull()) status = Poll(std::chrono::seconds{1});
    if (status) status = examination_.Submit(one.url, exchanges_.ReadBytes(one.sha256), one.sha256);
  };
  exchanges_.ForEachUnjudged(source_id_, judge_.policy().Name(), clock_.Now(), judge);
  return status ? archive_.Check() : status;
}

base::Status Intake::Conclude(const Examined& done) {
  report_.engine_answered = report_.engine_answered || done.answered;
  archive_.Begin();
  if (done.failure) {
    RecordEngineFailure(done);
  } else {
    RecordJudgements(done);
  }
  auto committed = archive_.Commit();
  report_.Progress();
  return committed;
}

void Intake::RecordEngineFailure(const Examined& done) {
  engine_error_ = done.failure;
  judgements_.RecordEngineFailure(source_id_, done.file.raw_sha256, done.failed_engine,
                                  done.failure->message, clock_.Now());
  filing_.Report({"not-verified", done.subject, done.file.raw_sha256, done.failure->message});
}

void Intake::RecordJudgements(const Examined& done) {
  exchanges_.MarkJudged(source_id_, done.subject, done.file.raw_sha256);
  findings_.Close("not-verified", done.subject, clock_.Now());
  findings_.CloseOthers("not-accepted", done.subject, done.file.raw_sha256, clock_.Now());
  bool accepted = false;
  verify::Verdict first;
  for (std::size_t i = 0; i < done.file.messages.size(); ++i) {
    const verify::Judgement& judgement = done.judgements[i];
    const std::int64_t id = judgements_.Record(source_id_, judgement.verdict, clock_.Now()).id;
    if (i == 0) first = judgement.verdict;
    if (report_.listener != nullptr) {
      report_.listener->OnJudged(done.subject,
                                 fmt::format("{} {}", verify::Name(judgement.verdict.outcome),
                                             verify::JoinedNames(judgement.verdict.reasons)));
    }
    if (!judgement.text) continue;
    accepted = true;
    RecordAccepted(done, id, *judgement.text, *done.documents[i]);
  }
  if (accepted) return;
  ++report_.counts.quarantined;
  filing_.Refuse(done.subject, first);
}

void Intake::RecordAccepted(const Examined& done, std::int64_t judgement_id,
                            const verify::VerifiedText& text, const parse::Document& document) {
  ++report_.counts.accepted;
  const std::string& url = done.subject;
  const store::Recorded recorded =
      filing_.File(url, done.file.raw_sha256, judgement_id, text, document);
  findings_.Close("not-accepted", url, clock_.Now());
  // Old files and old mail are old: nobody serves them.
  if (recorded.is_current || filing_.NamingOf(url) == Naming::kByNumber) {
    findings_.Close("rolled-back", url, clock_.Now());
  } else {
    filing_.Report({"rolled-back", url, text.sha256(),
                    "a text that was signed before the current revision is served"});
  }
}

}  // namespace ingest
