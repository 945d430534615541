#include "ingest/intake.h"

#include <fmt/format.h>

#include <utility>

#include "base/escape.h"
#include "base/hash.h"
#include "base/text.h"
#include "ingest/mail.h"
#include "ingest/url.h"
#include "parse/parser.h"

namespace ingest {
namespace {

// Enough to keep every worker busy while a slow disk or a slow server takes its time; bounded so
// that memory is.
constexpr std::size_t kMaxFilesUnderWay = 64;
constexpr std::size_t kMaxBytesUnderWay = std::size_t{64} << 20U;
constexpr std::uint64_t kMessagesPerFile = 1U << 16U;  // more than Examine ever gives

// An unjudged document may be judged by a run of another kind than the one that brought it.
Naming NamingOf(const store::Exchanges::Unjudged& one) {
  const bool is_local = one.url.starts_with("file:") || one.url.starts_with("stdin:");
  return IsMailUrl(one.url) || (is_local && !one.requested) ? Naming::kByNumber : Naming::kByUrl;
}

std::string ReasonNames(const verify::Verdict& verdict) {
  std::vector<std::string> names;
  for (const verify::Reason reason : verdict.reasons) names.emplace_back(verify::Name(reason));
  return base::Join(names, ",");
}

}  // namespace

Intake::Intake(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
               const base::Clock& clock, RunReport& report, Options options)
    : archive_(archive),
      engine_(engine),
      judge_(judge),
      clock_(clock),
      report_(report),
      options_(std::move(options)),
      exchanges_(archive),
      judgements_(archive),
      documents_(archive),
      findings_(archive, options_.source_id) {}

base::Status Intake::Deliver(store::Exchange exchange, std::string_view bytes) {
  exchange.source_id = options_.source_id;
  if (!exchange.sha256) exchange.sha256 = base::Sha256Hex(bytes);
  exchange.bytes = static_cast<std::int64_t>(bytes.size());
  archive_.Begin();
  exchanges_.KeepBytes(*exchange.sha256, bytes, clock_.Now());
  exchanges_.Record(exchange, clock_.Now());
  findings_.Close("fetch-failed", exchange.url, clock_.Now());
  if (auto committed = archive_.Commit(); !committed) return committed;
  return Examine(exchange.url, bytes, *exchange.sha256, options_.naming);
}

base::Status Intake::ResumeUnjudged() {
  base::Status status;
  const auto judge = [&](const store::Exchanges::Unjudged& one) {
    while (status && IsFull()) status = Poll(std::chrono::seconds{1});
    if (!status) return;
    status = Examine(one.url, exchanges_.ReadBytes(one.sha256), one.sha256, NamingOf(one));
  };
  exchanges_.ForEachUnjudged(options_.source_id, judge_.policy().Name(), judge);
  return status ? archive_.Check() : status;
}

bool Intake::IsFull() const {
  return under_way_.size() >= kMaxFilesUnderWay || bytes_under_way_ >= kMaxBytesUnderWay;
}

base::Status Intake::Examine(const std::string& url, std::string_view bytes,
                             const std::string& sha256, Naming naming) {
  FileUnderWay file;
  file.url = url;
  file.naming = naming;
  file.file = verify::Examine(bytes, sha256);
  file.size = bytes.size();
  file.answers.resize(file.file.messages.size());
  const std::uint64_t number = next_file_++;
  Submit(number, file.file, file);
  if (file.awaited == 0 && !TryCandidate(number, file)) return Conclude(file);
  bytes_under_way_ += file.size;
  under_way_.emplace(number, std::move(file));
  return {};
}

void Intake::Submit(std::uint64_t number, const verify::ExaminedFile& file,
                    FileUnderWay& under_way) {
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    if (file.messages[i].decided) continue;
    ++under_way.awaited;
    engine_.Submit(number * kMessagesPerFile + i, file.messages[i].detached);
  }
}

// Whether there is a candidate, which is then under way.
bool Intake::TryCandidate(std::uint64_t number, FileUnderWay& file) {
  if (file.failure) return false;
  const auto& answer = file.answers.front();
  const auto outcome = answer ? std::optional(OutcomeOf(file.file, answer)) : std::nullopt;
  if (!recover::IsWorthTrying(file.file, outcome, judge_.policy())) return false;
  if (!file.search) {
    const std::string& sha256 = file.file.raw_sha256;
    file.search.emplace(exchanges_.ReadBytes(sha256), sha256);
  }
  file.candidate = file.search->Next(outcome == verify::Outcome::kGood);
  if (!file.candidate) return false;
  Submit(number, *file.candidate, file);
  return true;
}

// What the engines' answers about the first message come to.
verify::Outcome Intake::OutcomeOf(const verify::ExaminedFile& file,
                                  const std::optional<verify::EngineAnswer>& answer) const {
  return judge_.Conclude(file, 0, answer, clock_.Now()).verdict.outcome;
}

// The engine has answered about the candidate: a good one takes the place of the file.
void Intake::KeepIfGood(FileUnderWay& file) {
  if (!file.candidate || !file.candidate_answer) return;
  if (OutcomeOf(*file.candidate, file.candidate_answer) == verify::Outcome::kGood) {
    file.file = std::move(*file.candidate);
    file.answers = {std::move(file.candidate_answer)};
  }
  file.candidate.reset();
  file.candidate_answer.reset();
}

base::Status Intake::Poll(std::chrono::milliseconds timeout) {
  if (under_way_.empty()) return {};
  for (verify::EngineReply& reply : engine_.Wait(timeout)) {
    if (auto taken = Take(std::move(reply)); !taken) return taken;
  }
  return {};
}

base::Status Intake::Drain() {
  while (!under_way_.empty()) {
    if (auto polled = Poll(std::chrono::seconds{1}); !polled) return polled;
  }
  return {};
}

base::Status Intake::Take(verify::EngineReply reply) {
  const auto found = under_way_.find(reply.tag / kMessagesPerFile);
  if (found == under_way_.end()) return {};
  FileUnderWay& file = found->second;
  if (reply.answer) {
    report_.engine_answered = true;
    auto& place =
        file.candidate ? file.candidate_answer : file.answers[reply.tag % kMessagesPerFile];
    place = std::move(*reply.answer);
  } else {
    file.failure = reply.answer.error();
    file.failed_engine = reply.failed_engine;
  }
  if (--file.awaited > 0) return {};
  KeepIfGood(file);
  if (TryCandidate(found->first, file)) return {};
  FileUnderWay done = std::move(file);
  under_way_.erase(found);
  bytes_under_way_ -= done.size;
  return Conclude(done);
}

base::Status Intake::Conclude(const FileUnderWay& done) {
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

void Intake::RecordEngineFailure(const FileUnderWay& done) {
  engine_error_ = done.failure;
  judgements_.RecordEngineFailure(options_.source_id, done.file.raw_sha256, done.failed_engine,
                                  done.failure->message, clock_.Now());
  Report({"not-verified", done.url, done.file.raw_sha256, done.failure->message});
}

void Intake::RecordJudgements(const FileUnderWay& done) {
  exchanges_.MarkJudged(options_.source_id, done.url, done.file.raw_sha256);
  findings_.Close("not-verified", done.url, clock_.Now());
  findings_.CloseOthers("not-accepted", done.url, done.file.raw_sha256, clock_.Now());
  bool accepted = false;
  verify::Verdict first;
  for (std::size_t i = 0; i < done.file.messages.size(); ++i) {
    const verify::Judgement judgement =
        judge_.Conclude(done.file, i, done.answers[i], clock_.Now());
    const std::int64_t id = judgements_.Record(options_.source_id, judgement.verdict, clock_.Now());
    if (i == 0) first = judgement.verdict;
    if (report_.listener != nullptr) {
      report_.listener->OnJudged(done.url,
                                 fmt::format("{} {}", verify::Name(judgement.verdict.outcome),
                                             ReasonNames(judgement.verdict)));
    }
    if (!judgement.text) continue;
    accepted = true;
    RecordAccepted(done, id, *judgement.text);
  }
  if (!accepted) RecordRefused(done.url, first);
}

void Intake::RecordRefused(const std::string& url, const verify::Verdict& verdict) {
  ++report_.counts.quarantined;
  // Mail is full of what nobody signed.
  if (verdict.outcome == verify::Outcome::kUnsigned && IsMailUrl(url)) return;
  Report({"not-accepted", url, verdict.raw_sha256, ReasonNames(verdict)});
}

void Intake::RecordAccepted(const FileUnderWay& file, std::int64_t judgement_id,
                            const verify::VerifiedText& text) {
  const std::string& url = file.url;
  ++report_.counts.accepted;
  const parse::Document document = parse::ParseDocument(text.text(), options_.profile);
  const std::string name = NameOf(file, document.number, text.sha256());
  const store::Recorded recorded = documents_.Record({options_.source_id, name, url, judgement_id},
                                                     text, document, clock_.Now());
  findings_.Close("not-accepted", url, clock_.Now());
  // Old files and old mail are old: nobody serves them.
  if (recorded.is_current || file.naming == Naming::kByNumber) {
    findings_.Close("rolled-back", url, clock_.Now());
  } else {
    Report({"rolled-back", url, text.sha256(),
            "a text that was signed before the current revision is served"});
  }
  if (recorded.is_new) ReportSharing(file, name, document.number, text.sha256());
}

void Intake::ReportSharing(const FileUnderWay& file, const std::string& name,
                           const std::optional<std::string>& number, const std::string& sha256) {
  const auto place = documents_.OtherPlace(options_.source_id, name, file.url);
  if (place && file.naming == Naming::kByUrl) {
    Report({"name-shared", name, sha256,
            fmt::format("{} and {} are taken for one document", *place, file.url)});
  }
  if (!number) return;
  const auto names = documents_.NamesOf(options_.source_id, *number);
  if (names.size() < 2) return;
  Report(
      {"number-shared", *number, sha256, fmt::format("claimed by {}", base::Join(names, " and "))});
}

void Intake::Report(const store::Finding& finding) {
  ReportFinding(finding, findings_, clock_.Now(), report_);
}

std::string Intake::NameOf(const FileUnderWay& file, const std::optional<std::string>& number,
                           const std::string& text_sha256) {
  const std::string& url = file.url;
  const auto held = documents_.NamesOfText(options_.source_id, text_sha256);
  if (file.naming == Naming::kByNumber) {
    if (held.size() == 1) return held.front();  // a further witness of that text
    if (!number) return IsMailUrl(url) ? MailDocumentName(url) : DocumentName(url);
    const auto names = documents_.NamesOf(options_.source_id, *number);
    return names.size() == 1 ? names.front() : *number;
  }
  std::string name = DocumentName(url);
  if (number) {
    documents_.Rename(options_.source_id, *number, name);
  } else if (held.size() == 1 && documents_.IsFromMailOnly(options_.source_id, held.front())) {
    documents_.Rename(options_.source_id, held.front(), name);
  }
  return name;
}

}  // namespace ingest
