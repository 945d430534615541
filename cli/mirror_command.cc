#include <csignal>
#include <memory>

#include "cli/chosen_sources.h"
#include "cli/command.h"
#include "cli/metrics_file.h"
#include "cli/progress.h"
#include "cli/run_summary.h"
#include "cli/transport_for.h"
#include "cli/writable.h"
#include "ingest/discovery.h"
#include "ingest/source_run.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

struct MirrorOptions {
  std::vector<std::string> sources;
  bool dry_run = false;
  std::string metrics;
};

base::Result<ingest::RunReport> MirrorSource(Session& session, Writable& writable,
                                             const config::Settings& settings,
                                             const config::SourceSettings& source,
                                             const std::shared_ptr<ingest::HostTimes>& times) {
  auto pool = session.PoolOptions();
  if (!pool) return base::Forward(pool);
  Progress progress(session, source.name);
  auto run = ingest::SourceRun::Start(
      {writable.archive, session.clock(), *pool, &progress, &*writable.sealer}, source, "mirror");
  if (!run) return base::Forward(run);
  SourceTransport transport(settings, source, times);
  return (*run)->Mirror(transport.get());
}

base::Result<int> RunMirror(Session& session, const config::Settings& settings,
                            const std::vector<config::SourceSettings>& sources) {
  // libcurl's TLS may write to a connection that the server has closed.
  std::signal(SIGPIPE, SIG_IGN);
  // Asked before the lock and the network: without gpg1 the night would be for nothing.
  for (const config::SourceSettings& source : sources) {
    auto there = verify::CheckEngines(source.engines, settings.gpg1, settings.gpg);
    if (!there) return base::Forward(there);
  }
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  std::vector<ingest::RunReport> reports;
  const auto times = std::make_shared<ingest::HostTimes>();
  for (const config::SourceSettings& source : sources) {
    auto report = MirrorSource(session, **writable, settings, source, times);
    if (!report) return base::Forward(report);
    reports.push_back(std::move(*report));
  }
  return Summarise(session, reports);
}

// Whatever became of the run is told: what stands in the file is what the archive knows then.
base::Result<int> WithMetrics(Session& session, const std::string& file, base::Result<int> done) {
  if (file.empty()) return done;
  auto written = WriteMetrics(session, file);
  if (written || !done) return done;
  return base::Forward(written);
}

// Reads the indexes and says what would be asked for; an archive in memory takes the rest.
base::Result<int> DryRun(Session& session, const config::Settings& settings,
                         const std::vector<config::SourceSettings>& sources) {
  auto archive = store::OpenScratchArchive();
  if (!archive) return base::Forward(archive);
  const auto writer = session.WholeRows();
  writer->Columns({"source", "url"});
  int code = kDone;
  bool reached = false;
  const auto times = std::make_shared<ingest::HostTimes>();
  for (const config::SourceSettings& source : sources) {
    ingest::RunReport report;
    Progress progress(session, source.name, "", false);
    report.listener = &progress;
    SourceTransport transport(settings, source, times);
    const std::int64_t id = store::Sources(*archive).FindOrAdd(source.name, source.profile);
    ingest::Discovery discovery(*archive, transport.get(), session.clock(), id, report);
    if (auto done = discovery.Run(source); !done) return base::Forward(done);
    while (const auto found = discovery.found().Next()) writer->Row({source.name, found->url});
    for (const std::string& url : source.templates) writer->Row({source.name, url});
    if (report.new_findings > 0) code = kFindings;
    reached = reached || source.index.empty() || discovery.indexes_answered() > 0;
  }
  writer->Finish();
  return reached ? code : kTryLater;
}

}  // namespace

Action AddMirror(Arguments arguments) {
  auto options = std::make_shared<MirrorOptions>();
  arguments.Add("SOURCE", options->sources, "sources to mirror; all of them without one");
  arguments.Flag("--dry-run", options->dry_run, "say what would be asked for, and store nothing");
  arguments.Add("--metrics", options->metrics, "what 'status --metrics' writes, after the run")
      .Type("FILE");
  return [options](Session& session) -> base::Result<int> {
    if (options->dry_run && !options->metrics.empty()) {
      return base::UsageError("--dry-run makes no run that --metrics could tell of");
    }
    auto settings = session.SettingsWithSources();
    if (!settings) return base::Forward(settings);
    auto sources = ChosenSources(**settings, options->sources);
    if (!sources) return base::Forward(sources);
    return options->dry_run
               ? DryRun(session, **settings, *sources)
               : WithMetrics(session, options->metrics, RunMirror(session, **settings, *sources));
  };
}

}  // namespace cli
