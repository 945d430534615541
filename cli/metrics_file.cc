#include "cli/metrics_file.h"

#include <functional>
#include <utility>

#include "base/file.h"
#include "base/place.h"
#include "cli/source_states.h"
#include "report/metrics.h"
#include "store/space.h"

namespace cli {
namespace {

// Nothing where there is nothing to tell: that sample is left out.
using Value = std::function<std::optional<std::int64_t>(const SourceState&)>;

std::optional<std::int64_t> SecondsAt(const std::optional<base::Time>& time) {
  if (!time) return std::nullopt;
  return time->time_since_epoch().count();
}

std::optional<std::int64_t> Duration(const store::SourceStatus& status) {
  if (!status.last_started || !status.last_ended) return std::nullopt;
  return (*status.last_ended - *status.last_started).count();
}

std::optional<std::int64_t> MaxAge(const SourceState& state) {
  if (!state.max_age) return std::nullopt;
  return std::chrono::seconds(*state.max_age).count();
}

struct Row {
  const char* name;
  const char* help;
  Value value;
};

const std::vector<Row>& Rows() {
  static const std::vector<Row> rows = {
      {"last_success_timestamp_seconds", "End of the last run that did its work.",
       [](const SourceState& state) { return SecondsAt(state.status.last_success); }},
      {"last_change_timestamp_seconds", "When the latest accepted text was first seen.",
       [](const SourceState& state) { return SecondsAt(state.status.last_change); }},
      {"max_age_seconds", "How old the last success may be.", MaxAge},
      {"stale", "1 when the last success is older than that.",
       [](const SourceState& state) { return std::int64_t{state.is_stale}; }},
      {"documents", "Documents with an accepted revision.",
       [](const SourceState& state) { return state.status.documents; }},
      {"quarantined", "Bodies that are kept and not accepted.",
       [](const SourceState& state) { return state.status.quarantined; }},
      {"findings_open", "Open findings that nobody has acknowledged.",
       [](const SourceState& state) { return state.status.findings; }},
      {"findings_acknowledged", "Open findings that somebody has acknowledged.",
       [](const SourceState& state) { return state.status.acknowledged; }},
      {"failed", "URLs without a usable answer when they were last asked for.",
       [](const SourceState& state) { return state.status.failed; }},
      {"last_run_timestamp_seconds", "Start of the last run, whatever became of it.",
       [](const SourceState& state) { return SecondsAt(state.status.last_started); }},
      {"last_run_duration_seconds", "How long the last run took; none where it was killed.",
       [](const SourceState& state) { return Duration(state.status); }},
      {"last_run_exit_code", "How the last run ended; none where it was killed.",
       [](const SourceState& state) { return state.status.last_exit; }},
  };
  return rows;
}

// Of the archive as a whole: without a source.
base::Status AddSpace(store::Database& archive, base::Time now,
                      std::vector<report::Metric>& metrics) {
  const auto space = store::ReadSpace(archive, now);
  if (!space) return base::Forward(space);
  const auto add = [&](const char* name, const char* help, std::optional<std::int64_t> value) {
    if (value) metrics.push_back({std::string("inkan_archive_") + name, help, {{"", *value}}});
  };
  add("size_bytes", "Size of the archive and its log.", space->archive);
  add("free_bytes", "Free on the archive's file system.", space->free);
  add("growth_bytes_per_day", "Growth over the last 90 days.", space->growth_per_day);
  return {};
}

}  // namespace

base::Status WriteMetrics(Session& session, const std::string& file) {
  auto archive = session.ReadArchive();
  if (!archive) return base::Forward(archive);
  auto states = ReadSourceStates(session, *archive);
  if (!states) return base::Forward(states);
  std::vector<report::Metric> metrics;
  for (const Row& row : Rows()) {
    report::Metric metric{std::string("inkan_source_") + row.name, row.help, {}};
    for (const SourceState& state : *states) {
      if (const auto value = row.value(state))
        metric.samples.push_back({state.status.source, *value});
    }
    metrics.push_back(std::move(metric));
  }
  auto space = AddSpace(*archive, session.clock().Now(), metrics);
  if (!space) return space;
  base::RemoveLeftovers(file);
  return base::WriteFile(file, report::PrometheusText(metrics));
}

}  // namespace cli
