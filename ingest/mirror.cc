#include "ingest/mirror.h"

#include <fmt/format.h>

#include <utility>

#include "base/hash.h"
#include "ingest/body_kind.h"
#include "ingest/fetch.h"
#include "ingest/file_source.h"
#include "ingest/key_watch.h"
#include "ingest/left_open.h"

namespace ingest {
namespace {

// The network goes on with these while answers are recorded. A bound of a run is met by as many
// more.
constexpr std::size_t kInFlightForEachConnection = 8;
// Long enough not to spin, short enough that a worker never waits for its next signature: each has
// one in reserve.
constexpr std::chrono::milliseconds kTurn{4};
constexpr std::chrono::milliseconds kIdleTurn{1000};

}  // namespace

base::Status Mirror::Run(const config::SourceSettings& source) {
  if (auto resumed = intake_.ResumeUnjudged(); !resumed) return resumed;
  if (auto found = discovery_.Run(source); !found) return found;
  if (auto fetched = Fetch(source); !fetched) return fetched;
  if (auto watched =
          KeyWatch(archive_, transport_, clock_, source_id_, report_).Run(source.key_url);
      !watched) {
    return watched;
  }
  const bool asked_for_anything = !source.index.empty() || report_.counts.requested > 0;
  report_.reached = discovery_.indexes_answered() > 0 || answers_ > 0 || !asked_for_anything;
  auto drained = intake_.Drain();
  report_.engine_error = intake_.engine_error();
  return drained;
}

base::Status Mirror::Fetch(const config::SourceSettings& source) {
  started_ = clock_.Now();
  max_time_ = source.max_run_time;
  max_bytes_ = static_cast<std::uint64_t>(source.max_run_mib) << 20U;
  const auto retry = [&](const std::string& url) { discovery_.found().Add({url, {}}); };
  auto settled = SettleLeftOpen(archive_, findings_, source, clock_.Now(), retry);
  if (!settled) return settled;
  report_.expected = discovery_.found().Count();
  if (auto fetched = FetchAll(source); !fetched) return fetched;
  if (auto probed = Probe(source); !probed) return probed;
  return TellCap(source.name);
}

bool Mirror::IsCapped() {
  if (cap_.empty() && max_bytes_ != 0 && bytes_ >= max_bytes_) {
    cap_ = fmt::format("more than {} MiB came", max_bytes_ >> 20U);
  }
  if (cap_.empty() && max_time_ && clock_.Now() - started_ >= *max_time_) {
    cap_ = fmt::format("it took {} hours", max_time_->count());
  }
  return !cap_.empty();
}

base::Status Mirror::TellCap(const std::string& source) {
  archive_.Begin();
  if (cap_.empty()) {
    findings_.Close("run-capped", source, clock_.Now());
  } else {
    ReportFinding({"run-capped", source, "", cap_ + ", and what was left was not asked for"},
                  findings_, clock_.Now(), report_);
  }
  return archive_.Commit();
}

base::Status Mirror::Retry(const std::vector<std::string>& urls) {
  is_retry_ = true;
  report_.expected = static_cast<std::int64_t>(urls.size());
  if (auto resumed = intake_.ResumeUnjudged(); !resumed) return resumed;
  for (const std::string& url : urls) {
    auto asked = AskAlone({url, {}, exchanges_.FindLastGood(source_id_, url)});
    if (!asked) return asked;
  }
  report_.reached = answers_ > 0;
  return intake_.Drain();
}

base::Status Mirror::FetchAll(const config::SourceSettings& source) {
  const std::size_t max_in_flight =
      kInFlightForEachConnection * static_cast<std::size_t>(source.max_connections_per_host);
  IndexDates& dates = discovery_.index_dates();
  bool more = true;
  base::Status status;
  while (status && (more || !asked_.empty())) {
    more = more && !IsCapped();
    while (status && more && asked_.size() < max_in_flight && !intake_.IsFull()) {
      const auto next = discovery_.found().Next();
      more = next.has_value();
      if (!more) break;
      if (dates.IsUnchanged(next->url, next->index_date)) continue;
      Asked asked{next->url, next->index_date, exchanges_.FindLastGood(source_id_, next->url)};
      ++report_.counts.requested;
      Request request = MakeRequest(asked);
      if (IsFileUrl(asked.url)) {
        status = TakeAnswer(asked, FetchFile(request));
      } else {
        asked_.emplace(request.tag, std::move(asked));
        transport_.Start(std::move(request));
      }
    }
    if (status) status = Turn();
  }
  if (!status) return status;
  if (!cap_.empty()) return archive_.Check();
  archive_.Begin();
  dates.Finish();
  return archive_.Commit();
}

Request Mirror::MakeRequest(const Asked& asked) {
  Request request;
  request.url = asked.url;
  request.tag = next_tag_++;
  if (asked.last && !is_retry_ && !asked.is_second) {
    SetConditions(*asked.last, clock_.Now(), request);
  }
  return request;
}

// Takes what the network and the engine have to give; waits a little for either.
base::Status Mirror::Turn() {
  if (!asked_.empty()) {
    const bool patient = intake_.IsIdle() && !archive_.HasGathered();
    for (const Response& response : transport_.Wait(patient ? kIdleTurn : kTurn)) {
      if (auto taken = Take(response); !taken) return taken;
    }
  }
  const bool blocked = asked_.empty() && intake_.IsFull();
  return intake_.Poll(blocked ? kIdleTurn : std::chrono::milliseconds{0});
}

base::Status Mirror::Take(const Response& response) {
  const auto found = asked_.find(response.tag);
  if (found == asked_.end()) return {};
  const Asked asked = std::move(found->second);
  asked_.erase(found);
  return TakeAnswer(asked, response);
}

base::Status Mirror::TakeAnswer(const Asked& asked, const Response& response) {
  const bool missing = response.status == 404 || response.status == 410;
  bytes_ += response.bytes;
  if (response.status != 0 || response.is_forbidden) ++answers_;
  if (asked.is_second) return TakeSecond(asked, response);
  last_probe_hit_ = response.status == 304 || FailureOf(response).empty();
  base::Status taken;
  if (asked.is_probe && missing && !asked.last) {
    taken = TakeMissingProbe(asked);
  } else if (response.status == 304 && asked.last) {
    taken = TakeUnchanged(asked);
  } else if (FailureOf(response).empty()) {
    taken = TakeBytes(asked, response);
  } else {
    taken = TakeFailure(asked, response);
  }
  report_.Progress();
  return taken;
}

base::Status Mirror::TakeUnchanged(const Asked& asked) {
  ++report_.counts.unchanged;
  archive_.Begin();
  exchanges_.MarkUnchanged(asked.last->id, clock_.Now());
  discovery_.index_dates().Keep(asked.url, asked.index_line);
  findings_.CloseFetching(asked.url, clock_.Now());
  findings_.Touch(asked.url, clock_.Now());
  return archive_.Commit();
}

base::Status Mirror::TakeBytes(const Asked& asked, const Response& response) {
  store::Exchange exchange = ExchangeOf(source_id_, "document", asked.url, response);
  exchange.sha256 = base::Sha256Hex(response.body);
  const bool is_new = !asked.last || asked.last->sha256 != exchange.sha256;
  if (is_new || is_retry_) {
    ++(is_new ? report_.counts.fetched : report_.counts.unchanged);
    auto delivered = intake_.Deliver(std::move(exchange), response.body);
    if (!delivered) return delivered;
    archive_.Begin();
    discovery_.index_dates().Keep(asked.url, asked.index_line);
    auto kept = archive_.Commit();
    if (kept && is_new && !HoldsSignedMessage(response.body)) AskSecond(asked);
    return kept;
  }
  // The same bytes under new validators: kept, or every later run would fetch them again.
  ++report_.counts.unchanged;
  archive_.Begin();
  exchanges_.Record(exchange, clock_.Now());
  discovery_.index_dates().Keep(asked.url, asked.index_line);
  findings_.CloseFetching(asked.url, clock_.Now());
  findings_.Touch(asked.url, clock_.Now());
  return archive_.Commit();
}

// A server that sends an error page, a part or nothing as if it were the document often sends the
// document a moment later.
void Mirror::AskSecond(const Asked& asked) {
  if (IsFileUrl(asked.url)) return;
  Asked again{asked.url, {}, exchanges_.FindLastGood(source_id_, asked.url)};
  again.is_second = true;
  Request request = MakeRequest(again);
  asked_.emplace(request.tag, std::move(again));
  transport_.Start(std::move(request));
}

// What came first stands, unless other bytes come.
base::Status Mirror::TakeSecond(const Asked& asked, const Response& response) {
  if (!FailureOf(response).empty() || !asked.last) return {};
  store::Exchange exchange = ExchangeOf(source_id_, "document", asked.url, response);
  exchange.sha256 = base::Sha256Hex(response.body);
  if (*exchange.sha256 == asked.last->sha256) return {};
  if (auto delivered = intake_.Deliver(std::move(exchange), response.body); !delivered) {
    return delivered;
  }
  archive_.Begin();
  ReportFinding({"body-differs", asked.url, "", "two requests within one run brought other bytes"},
                findings_, clock_.Now(), report_);
  return archive_.Commit();
}

base::Status Mirror::TakeMissingProbe(const Asked& asked) {
  archive_.Begin();
  findings_.CloseFetching(asked.url, clock_.Now());
  return archive_.Commit();
}

base::Status Mirror::TakeFailure(const Asked& asked, const Response& response) {
  const bool is_gone = asked.last && (response.status == 404 || response.status == 410);
  const std::string why = FailureOf(response);
  ++report_.counts.failed;
  archive_.Begin();
  exchanges_.Record(ExchangeOf(source_id_, "document", asked.url, response), clock_.Now());
  discovery_.index_dates().Fail(asked.url);
  if (is_gone) {
    findings_.Close("fetch-failed", asked.url, clock_.Now());
    ReportFinding({"document-gone", asked.url, "", why + "; what came before is kept"}, findings_,
                  clock_.Now(), report_);
  } else {
    ReportFinding({"fetch-failed", asked.url, "", why}, findings_, clock_.Now(), report_);
  }
  return archive_.Commit();
}

base::Status Mirror::Probe(const config::SourceSettings& source) {
  const std::chrono::year_month_day today{std::chrono::floor<std::chrono::days>(clock_.Now())};
  for (const std::string& text : source.templates) {
    auto probe = TemplateProbe::Make(text, {source.templates_from, static_cast<int>(today.year())});
    if (!probe) return base::Forward(probe);
    for (auto url = probe->Next(); url && !IsCapped(); url = probe->Next()) {
      auto probed = AskAlone({*url, {}, exchanges_.FindLastGood(source_id_, *url), true});
      if (!probed) return probed;
      probe->Tell(last_probe_hit_);
    }
  }
  return {};
}

// One at a time: whether a template has a next number depends on the answer.
base::Status Mirror::AskAlone(Asked asked) {
  ++report_.counts.requested;
  Request request = MakeRequest(asked);
  if (IsFileUrl(asked.url)) return TakeAnswer(asked, FetchFile(request));
  asked_.emplace(request.tag, std::move(asked));
  transport_.Start(std::move(request));
  while (!asked_.empty()) {
    if (auto turned = Turn(); !turned) return turned;
  }
  return {};
}

}  // namespace ingest
