#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/metrics_file.h"
#include "cli/source_states.h"
#include "store/queries.h"
#include "store/space.h"

namespace cli {
namespace {

struct StatusOptions {
  bool failed = false;
  bool space = false;
  std::string metrics;
};

store::Cell TimeCell(const std::optional<base::Time>& time) {
  return time ? store::Cell(base::FormatTime(*time)) : store::Cell();
}

template <typename Value>
store::Cell NumberCell(const std::optional<Value>& number) {
  return number ? store::Cell(std::int64_t{*number}) : store::Cell();
}

void WriteStates(Session& session, const std::vector<SourceState>& states) {
  const auto writer = session.Rows(
      {"max_age", "acknowledged", "last_exit", "last_change", "last_run", "quarantined"});
  writer->Columns({"source", "state", "last_success", "max_age", "last_change", "documents",
                   "quarantined", "findings", "acknowledged", "failed", "last_run", "last_exit"});
  for (const SourceState& state : states) {
    const store::SourceStatus& status = state.status;
    const store::Cell max_age =
        state.max_age ? store::Cell(fmt::format("{}h", state.max_age->count())) : store::Cell();
    writer->Row({status.source, std::string(state.Word()), TimeCell(status.last_success), max_age,
                 TimeCell(status.last_change), status.documents, status.quarantined,
                 status.findings, status.acknowledged, status.failed, TimeCell(status.last_started),
                 NumberCell(status.last_exit)});
  }
  writer->Finish();
}

// URLs that gave no usable answer when they were last asked for.
base::Status WriteFailed(Session& session, store::Database& archive) {
  const auto writer = session.WholeRows();
  auto done = store::RunQuery(
      archive,
      "SELECT source, kind, subject AS url, first_seen AS failed_since, last_seen AS last_try, "
      "(SELECT max(last_checked) FROM exchanges WHERE exchanges.source = findings.source "
      " AND exchanges.url = findings.subject AND error IS NULL) AS last_good, "
      "acknowledged, detail "
      "FROM findings WHERE kind IN ('fetch-failed', 'document-gone', 'index-failed') "
      "AND closed IS NULL "
      "ORDER BY source, subject, kind",
      {}, *writer);
  if (done) writer->Finish();
  return done;
}

std::string Mebibytes(std::int64_t bytes) {
  return fmt::format("{:.1f} MiB", static_cast<double>(bytes) / (1U << 20U));
}

// One sentence below the table, one row where it is asked for.
base::Status WriteSpace(Session& session, store::Database& archive, bool asked) {
  const auto space = store::ReadSpace(archive, session.clock().Now());
  if (!space) return base::Forward(space);
  const auto days = space->DaysLeft();
  if (asked) {
    const auto writer = session.WholeRows();
    writer->Columns({"archive_bytes", "free_bytes", "growth_per_day", "days_left"});
    writer->Row({space->archive, space->free, NumberCell(space->growth_per_day), NumberCell(days)});
    writer->Finish();
    return {};
  }
  session.out() << fmt::format(
      "\nspace  {} taken, {} free; {}\n", Mebibytes(space->archive), Mebibytes(space->free),
      days                    ? fmt::format("enough for {} days at the pace of the last 90", *days)
      : space->growth_per_day ? "nothing came in the last 90 days"
                              : "too young for a forecast");
  return {};
}

base::Result<int> RunStatus(Session& session, const StatusOptions& options) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto states = ReadSourceStates(session, *archive);
  if (!states) return base::Forward(states);
  const bool asks_states = !options.failed && !options.space;
  if (asks_states) WriteStates(session, *states);
  const bool any_failed = std::any_of(states->begin(), states->end(),
                                      [](const auto& one) { return one.status.failed > 0; });
  if (options.failed || (asks_states && session.is_table() && any_failed)) {
    if (!options.failed) session.out() << '\n';
    if (auto written = WriteFailed(session, *archive); !written) return base::Forward(written);
  }
  if (options.space || (asks_states && session.is_table())) {
    auto written = WriteSpace(session, *archive, options.space);
    if (!written) return base::Forward(written);
  }
  if (!options.metrics.empty()) {
    if (auto written = WriteMetrics(session, options.metrics); !written) {
      return base::Forward(written);
    }
  }
  const bool any_stale =
      std::any_of(states->begin(), states->end(), [](const auto& one) { return one.is_stale; });
  return any_stale ? kFindings : kDone;
}

}  // namespace

Action AddStatus(Arguments arguments) {
  auto options = std::make_shared<StatusOptions>();
  const Option failed =
      arguments.Flag("--failed", options->failed,
                     "the URLs that gave no usable answer, and when they were last tried");
  arguments
      .Flag("--space", options->space, "the room that the archive takes, and how long it lasts")
      .Excludes(failed);
  arguments.Add("--metrics", options->metrics, "write the same for Prometheus' node exporter")
      .Type("FILE");
  return [options](Session& session) { return RunStatus(session, *options); };
}

}  // namespace cli
