#include "ingest/examination.h"

#include <utility>

#include "parse/parser.h"

namespace ingest {
namespace {

// Enough to keep every worker busy while a slow disk or a slow server takes its time; bounded so
// that memory is.
constexpr std::size_t kMaxFilesUnderWay = 128;
constexpr std::size_t kMaxBytesUnderWay = std::size_t{64} << 20U;
constexpr std::uint64_t kMessagesPerFile = 1U << 16U;  // more than Examine ever gives
// At once. Who writes all that is done before anything new is given out lets the other threads
// wait.
constexpr int kMaxConcluded = 8;

// On any thread.
Examined JudgeAll(Examined&& done, const verify::Judge& judge,
                  const std::optional<std::string>& profile) {
  for (std::size_t i = 0; !done.failure && i < done.file.messages.size(); ++i) {
    const auto& judgement =
        done.judgements.emplace_back(judge.Conclude(done.file, i, done.answers[i], done.at));
    auto& document = done.documents.emplace_back();
    if (profile && judgement.text)
      document = parse::ParseDocument(judgement.text->text(), *profile);
  }
  return std::move(done);
}

}  // namespace

Examination::Examination(store::Database& archive, verify::Engine& engine,
                         const verify::Judge& judge, const base::Clock& clock, Options options,
                         Conclude conclude)
    : engine_(engine),
      judge_(judge),
      clock_(clock),
      conclude_(std::move(conclude)),
      exchanges_(archive),
      judging_([&judge, profile = std::move(options.parsed_by)](Examined&& done) {
        return JudgeAll(std::move(done), judge, profile);
      }) {}

base::Status Examination::Submit(const std::string& subject, std::string_view bytes,
                                 const std::string& sha256) {
  return Submit(subject, verify::Examine(bytes, sha256), bytes.size());
}

base::Status Examination::Submit(const std::string& subject, verify::ExaminedFile examined,
                                 std::size_t size) {
  UnderWay file;
  file.subject = subject;
  file.file = std::move(examined);
  file.size = size;
  file.answers.resize(file.file.messages.size());
  const std::uint64_t number = next_file_++;
  Ask(number, file.file, file);
  if (file.awaited == 0 && !TryCandidate(number, file)) return GiveToJudge(std::move(file));
  bytes_under_way_ += file.size;
  under_way_.emplace(number, std::move(file));
  return {};
}

void Examination::Ask(std::uint64_t number, const verify::ExaminedFile& file, UnderWay& under_way) {
  for (std::size_t i = 0; i < file.messages.size(); ++i) {
    if (file.messages[i].decided) continue;
    ++under_way.awaited;
    engine_.Submit(number * kMessagesPerFile + i, file.messages[i].detached);
  }
}

// Whether there is a candidate, which is then under way.
bool Examination::TryCandidate(std::uint64_t number, UnderWay& file) {
  if (file.failure) return false;
  const auto& answer = file.answers.front();
  const auto outcome =
      answer ? std::optional(judge_.OutcomeOf(file.file.messages.front(), *answer)) : std::nullopt;
  if (!recover::IsWorthTrying(file.file, outcome, judge_.policy())) return false;
  if (!file.search) {
    const std::string& sha256 = file.file.raw_sha256;
    file.search.emplace(exchanges_.ReadBytes(sha256), sha256);
  }
  file.candidate = file.search->Next(outcome == verify::Outcome::kGood);
  if (!file.candidate) return false;
  Ask(number, *file.candidate, file);
  return true;
}

// The engine has answered about the candidate: a good one takes the place of the file.
void Examination::KeepIfGood(UnderWay& file) {
  if (!file.candidate || !file.candidate_answer) return;
  const auto outcome = judge_.OutcomeOf(file.candidate->messages.front(), *file.candidate_answer);
  if (outcome == verify::Outcome::kGood) {
    file.file = std::move(*file.candidate);
    file.answers = {std::move(file.candidate_answer)};
  }
  file.candidate.reset();
  file.candidate_answer.reset();
}

base::Status Examination::Poll(std::chrono::milliseconds timeout) {
  using std::chrono::milliseconds;
  if (!under_way_.empty()) {
    for (verify::EngineReply& reply :
         engine_.Wait(judging_.IsEmpty() ? timeout : milliseconds{0})) {
      if (auto taken = Take(std::move(reply)); !taken) return taken;
    }
  }
  judging_.Start();
  const bool may_wait = timeout > milliseconds{0};
  for (int i = 0; i < kMaxConcluded && !judging_.IsEmpty(); ++i) {
    if (!judging_.IsReady() && !(may_wait && i == 0)) break;
    if (auto concluded = ConcludeOne(); !concluded) return concluded;
  }
  return {};
}

base::Status Examination::GiveToJudge(Examined&& done) {
  done.at = clock_.Now();
  std::size_t size = 0;
  for (const auto& message : done.file.messages) size += message.detached.canonical_text.size();
  judging_.Push(std::move(done), size);
  base::Status status;
  while (status && judging_.IsFull()) status = ConcludeOne();
  return status;
}

base::Status Examination::ConcludeOne() { return conclude_(judging_.Pop()); }

base::Status Examination::Drain() {
  while (!IsIdle()) {
    if (auto polled = Poll(std::chrono::seconds{1}); !polled) return polled;
  }
  return {};
}

base::Status Examination::Take(verify::EngineReply reply) {
  const auto found = under_way_.find(reply.tag / kMessagesPerFile);
  if (found == under_way_.end()) return {};
  UnderWay& file = found->second;
  if (reply.answer) {
    file.answered = true;
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
  UnderWay done = std::move(file);
  under_way_.erase(found);
  bytes_under_way_ -= done.size;
  return GiveToJudge(std::move(done));
}

bool Examination::IsFull() const {
  return under_way_.size() + judging_.Count() >= kMaxFilesUnderWay ||
         bytes_under_way_ >= kMaxBytesUnderWay;
}

}  // namespace ingest
