#include "ingest/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/in_order.h"
#include "base/text.h"
#include "parse/parser.h"

namespace ingest {
namespace {

std::string YearOf(const verify::Verdict& verdict) {
  if (!verdict.signature) return "";
  return base::FormatTime(verdict.signature->packet.signed_at).substr(0, 4);
}

}  // namespace

Audit::Audit(store::Database& archive, verify::Engine& engine, const verify::Judge& judge,
             const base::Clock& clock, RunReport& report, const Options& options)
    : archive_(archive),
      clock_(clock),
      report_(report),
      options_(options),
      source_id_(options.filing.source_id),
      audits_(archive),
      exchanges_(archive),
      judgements_(archive),
      findings_(archive, source_id_),
      filing_(archive, clock, report, options.filing),
      examination_(archive, engine, judge, clock, {},
                   [this](const Examined& done) { return Conclude(done); }) {}

struct Audit::Stored {
  store::StoredFile file;
  std::string bytes;
};

struct Audit::Split {
  store::StoredFile file;
  std::size_t size = 0;
  bool fit = false;  // the bytes have their hash
  verify::ExaminedFile examined;
};

Audit::Split Audit::SplitStored(Stored stored) {
  Split split{std::move(stored.file), stored.bytes.size(), false, {}};
  split.fit = base::Sha256Hex(stored.bytes) == split.file.sha256;
  if (split.fit && split.file.is_document) {
    split.examined = verify::Examine(stored.bytes, split.file.sha256);
  }
  return split;
}

// Bytes are read here, hashed and split ahead on other threads.
base::Status Audit::Run() {
  store::StoredFiles files = audits_.FilesOf(source_id_);
  if (auto checked = archive_.Check(); !checked) return checked;
  report_.expected = files.size();
  base::InOrder<Stored, Split> splitting(SplitStored);
  for (auto next = files.Next(); next || !splitting.IsEmpty();) {
    for (; next && !splitting.IsFull(); next = files.Next()) {
      std::string bytes = exchanges_.ReadBytes(next->sha256);
      const std::size_t size = bytes.size();
      splitting.Push({std::move(*next), std::move(bytes)}, size);
    }
    if (auto checked = archive_.Check(); !checked) return checked;
    while (examination_.IsFull()) {
      if (auto polled = examination_.Poll(std::chrono::seconds{1}); !polled) return polled;
    }
    if (auto checked = CheckFile(splitting.Pop()); !checked) return checked;
  }
  auto drained = examination_.Drain();
  summary_.engines = base::Join({engines_.begin(), engines_.end()}, "; ");
  return drained;
}

base::Status Audit::CheckFile(Split split) {
  archive_.Begin();
  CheckBytes(split.file.sha256, split.fit);
  if (auto committed = archive_.Commit(); !committed) return committed;
  ++report_.counts.requested;
  report_.Progress();
  if (!split.fit || !split.file.is_document) return {};
  return examination_.Submit(split.file.sha256, std::move(split.examined), split.size);
}

void Audit::CheckBytes(const std::string& sha256, bool fit) {
  if (fit) return findings_.Close("blob-damaged", sha256, clock_.Now());
  ++report_.counts.failed;
  filing_.Report({"blob-damaged", sha256, sha256,
                  "the bytes in the archive do not have this hash any more: restore a backup"});
}

base::Status Audit::Conclude(const Examined& done) {
  report_.engine_answered = report_.engine_answered || done.answered;
  archive_.Begin();
  if (done.failure) {
    RecordFailure(done);
  } else {
    RecordFile(done);
  }
  auto committed = archive_.Commit();
  report_.Progress();
  return committed;
}

void Audit::RecordFailure(const Examined& done) {
  report_.engine_error = done.failure;
  const std::string& sha256 = done.file.raw_sha256;
  judgements_.RecordEngineFailure(source_id_, sha256, done.failed_engine, done.failure->message,
                                  clock_.Now());
  for (const store::Place& place : audits_.PlacesOf(source_id_, sha256)) {
    filing_.Report({"not-verified", place.url, sha256, done.failure->message});
  }
}

void Audit::RecordFile(const Examined& done) {
  const std::string& sha256 = done.file.raw_sha256;
  const auto places = audits_.PlacesOf(source_id_, sha256);
  bool accepted = false;
  verify::Verdict first;
  for (std::size_t i = 0; i < done.file.messages.size(); ++i) {
    const verify::Judgement& judgement = done.judgements[i];
    if (i == 0) first = judgement.verdict;
    accepted = RecordMessage(done, places, judgement) || accepted;
  }
  ++(accepted ? report_.counts.accepted : report_.counts.quarantined);
  for (const store::Place& place : places) {
    findings_.Close("not-verified", place.url, clock_.Now());
    if (place.judged || options_.compares_only) continue;
    exchanges_.MarkJudged(source_id_, place.url, sha256);
    if (!accepted) filing_.Refuse(place.url, first);
  }
}

// Whether it is accepted.
bool Audit::RecordMessage(const Examined& done, const std::vector<store::Place>& places,
                          const verify::Judgement& judgement) {
  const verify::Verdict& verdict = judgement.verdict;
  for (const verify::EngineCheck& check : verdict.engines) {
    if (!check.version.empty()) engines_.insert(check.name + ": " + check.version);
  }
  if (options_.compares_only) {
    Compare(judgements_.Find(source_id_, verdict.raw_sha256, verdict.ordinal.value_or(0)),
            places.front().url, verdict);
    judgements_.RecordChecks(source_id_, verdict, clock_.Now());
    Count(verdict, false);
    return verdict.accepted;
  }
  const auto [id, before] = judgements_.Record(source_id_, verdict, clock_.Now());
  Count(verdict, !before || before->id != id);
  RecordChange(done, places, before, id, judgement);
  return verdict.accepted;
}

void Audit::RecordChange(const Examined& done, const std::vector<store::Place>& places,
                         const Standing& before, std::int64_t id,
                         const verify::Judgement& judgement) {
  const verify::Verdict& verdict = judgement.verdict;
  const std::string& sha256 = done.file.raw_sha256;
  const bool was_accepted = before && before->accepted;
  std::optional<parse::Document> document;  // of the one text, wherever it was met
  for (const store::Place& place : places) {
    if (!judgement.text || (was_accepted && place.judged)) continue;
    if (!document) {
      document = parse::ParseDocument(judgement.text->text(), options_.filing.profile);
    }
    filing_.File(place.url, sha256, id, *judgement.text, *document);
    findings_.CloseAbout("not-accepted", place.url, sha256, clock_.Now());
  }
  if (!before || was_accepted == verdict.accepted) return;
  if (verdict.accepted) {
    ++summary_.totals.promoted;
    findings_.CloseAbout("regression", places.front().url, sha256, clock_.Now());
    return Report("promotion", places.front().url, sha256,
                  fmt::format("was {} ({}), is accepted now", before->outcome, before->reasons));
  }
  ++summary_.totals.regressed;
  findings_.CloseAbout("promotion", places.front().url, sha256, clock_.Now());
  Report("regression", places.front().url, sha256,
         fmt::format("was accepted, is {} now ({})", verify::Name(verdict.outcome),
                     verify::JoinedNames(verdict.reasons)));
}

// An engine that knows no such algorithm has no say; of what the policy's engines dispute already,
// nothing new is told.
void Audit::Compare(const Standing& before, const std::string& url,
                    const verify::Verdict& verdict) {
  const bool is_good = verdict.outcome == verify::Outcome::kGood;
  const bool has_say = before && !verdict.engines.empty() &&
                       verdict.outcome != verify::Outcome::kUnsupported &&
                       before->outcome != verify::Name(verify::Outcome::kDisputed);
  if (!has_say || is_good == (before->outcome == verify::Name(verify::Outcome::kGood))) {
    return findings_.CloseAbout("engine-differs", url, verdict.raw_sha256, clock_.Now());
  }
  std::vector<std::string> names;
  for (const verify::EngineCheck& check : verdict.engines) names.push_back(check.name);
  Report("engine-differs", url, verdict.raw_sha256,
         fmt::format("{} says {}, the archive {}", base::Join(names, "+"),
                     verify::Name(verdict.outcome), before->outcome));
}

void Audit::Count(const verify::Verdict& verdict, bool changed) {
  auto& counts =
      summary_
          .groups[{YearOf(verdict), std::string(verify::Name(verdict.outcome)), verdict.accepted}];
  ++counts.messages;
  ++summary_.totals.checked;
  if (!changed) return;
  ++counts.changed;
  ++summary_.totals.changed;
}

void Audit::Report(std::string_view kind, const std::string& url, const std::string& sha256,
                   std::string detail) {
  filing_.Report({std::string(kind), url, sha256, std::move(detail)});
}

}  // namespace ingest
