#include <memory>

#include "cli/command.h"
#include "cli/progress.h"
#include "cli/run_summary.h"
#include "cli/writable.h"
#include "ingest/source_run.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

struct IngestOptions {
  std::vector<std::string> paths;
  std::string source;
};

base::Result<const config::SourceSettings*> ChosenSource(const config::Settings& settings,
                                                         const std::string& name) {
  if (name.empty() && settings.sources.size() == 1) return &settings.sources.front();
  if (name.empty()) {
    return base::UsageError("which source do the files belong to?",
                            "name it with --source; its keys and its policy are used");
  }
  const config::SourceSettings* source = settings.Find(name);
  if (source == nullptr) {
    return base::UsageError("'" + name + "' is no source of " + settings.file.string(),
                            "'inkan config check' lists them");
  }
  return source;
}

base::Result<int> RunIngest(Session& session, const IngestOptions& options) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  auto source = ChosenSource(**settings, options.source);
  if (!source) return base::Forward(source);
  auto pool = session.PoolOptions();
  if (!pool) return base::Forward(pool);
  auto there = verify::CheckEngines((*source)->engines, pool->gpg1, pool->gpg);
  if (!there) return base::Forward(there);
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  Progress progress(session, (*source)->name);
  auto run = ingest::SourceRun::Start(
      {(*writable)->archive, session.clock(), *pool, &progress, &*(*writable)->sealer}, **source,
      "ingest");
  if (!run) return base::Forward(run);
  auto report = (*run)->IngestFiles(options.paths);
  if (!report) return base::Forward(report);
  return Summarise(session, {std::move(*report)});
}

}  // namespace

Action AddIngest(Arguments arguments) {
  auto options = std::make_shared<IngestOptions>();
  arguments.Add("PATH", options->paths, "files, folders, or - for standard input").Required();
  arguments.Add("--source", options->source, "the source that they belong to").Type("NAME");
  return [options](Session& session) { return RunIngest(session, *options); };
}

}  // namespace cli
