#include "cli/run_summary.h"

#include <algorithm>

#include "base/result.h"
#include "cli/log.h"

namespace cli {
namespace {

bool SomethingHappened(const ingest::RunReport& report) {
  return report.counts.fetched > 0 || report.counts.accepted > 0 || report.new_findings > 0 ||
         report.engine_error.has_value() || report.ExitCode() == kFailed;
}

void PrintRows(Session& session, const std::vector<ingest::RunReport>& reports) {
  const auto writer = session.WholeRows();
  writer->Columns({"source", "requested", "unchanged", "fetched", "failed", "accepted",
                   "quarantined", "new_findings", "exit"});
  for (const ingest::RunReport& report : reports) {
    const store::RunCounts& counts = report.counts;
    writer->Row({report.source, counts.requested, counts.unchanged, counts.fetched, counts.failed,
                 counts.accepted, counts.quarantined, report.new_findings,
                 std::int64_t{report.ExitCode()}});
  }
  writer->Finish();
}

int CodeOf(const std::vector<ingest::RunReport>& reports) {
  const auto any = [&](int code) {
    return std::any_of(reports.begin(), reports.end(),
                       [&](const auto& report) { return report.ExitCode() == code; });
  };
  if (any(kFailed)) return kFailed;
  if (any(kFindings)) return kFindings;
  if (!any(kTryLater)) return kDone;
  if (!any(kDone)) return kTryLater;  // no source could be reached
  // One of several could not: that is a finding, and as such told when it is new.
  const bool is_new = std::any_of(reports.begin(), reports.end(),
                                  [](const auto& report) { return report.new_findings > 0; });
  return is_new ? kFindings : kDone;
}

}  // namespace

int Summarise(Session& session, const std::vector<ingest::RunReport>& reports) {
  const int code = CodeOf(reports);
  for (const ingest::RunReport& report : reports) {
    if (report.engine_error) {
      PrintError({base::ErrorKind::kFailed,
                  report.source +
                      ": not every document could be verified: " + report.engine_error->message,
                  report.engine_error->hint.empty() ? "they are kept, and the next run tries again"
                                                    : report.engine_error->hint});
    } else if (!report.reached && (report.new_findings > 0 || code == kTryLater)) {
      PrintError({base::ErrorKind::kUnavailable, report.source + ": could not be reached",
                  "the next run tries again"});
    }
  }
  const bool said = std::any_of(reports.begin(), reports.end(), SomethingHappened);
  const bool asked_for = !session.options().format.empty();
  const bool shown = (said || session.terminal().out) && !session.options().quiet;
  if (asked_for || shown) PrintRows(session, reports);
  return code;
}

}  // namespace cli
