#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <set>

#include "base/escape.h"
#include "cli/chosen_sources.h"
#include "cli/command.h"
#include "cli/log.h"
#include "cli/progress.h"
#include "cli/writable.h"
#include "ingest/source_run.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

struct AuditOptions {
  std::vector<std::string> sources;
  std::string engine;
};

using Audited = ingest::SourceRun::Audited;

bool AreTheSame(const std::vector<std::string>& some, const std::vector<std::string>& others) {
  return std::set<std::string>(some.begin(), some.end()) ==
         std::set<std::string>(others.begin(), others.end());
}

base::Result<Audited> AuditSource(Session& session, Writable& writable,
                                  config::SourceSettings source, const AuditOptions& options) {
  const std::vector<std::string> wanted = source.engines;
  if (!options.engine.empty()) {
    source.engines = options.engine == "both" ? verify::Policy().engines
                                              : std::vector<std::string>{options.engine};
  }
  auto pool = session.PoolOptions();
  if (!pool) return base::Forward(pool);
  Progress progress(session, source.name, "verified again");
  auto run = ingest::SourceRun::Start(
      {writable.archive, session.clock(), *pool, &progress, &*writable.sealer}, source, "audit");
  if (!run) return base::Forward(run);
  return (*run)->AuditStored(!AreTheSame(wanted, source.engines));
}

void PrintSummary(Session& session, const std::vector<Audited>& all) {
  if (session.options().quiet && session.options().format.empty()) return;
  const auto writer = session.WholeRows();
  writer->Columns({"source", "year", "outcome", "accepted", "documents", "changed"});
  for (const Audited& audited : all) {
    for (const auto& [group, counts] : audited.summary.groups) {
      const auto& [year, outcome, accepted] = group;
      writer->Row({audited.report.source, year.empty() ? store::Cell() : store::Cell(year), outcome,
                   std::string(accepted ? "yes" : "no"), counts.messages, counts.changed});
    }
  }
  writer->Finish();
}

int CodeOf(const std::vector<Audited>& all) {
  int code = kDone;
  for (const Audited& audited : all) {
    if (audited.report.engine_error) {
      PrintError({base::ErrorKind::kFailed,
                  audited.report.source + ": not every document could be verified: " +
                      audited.report.engine_error->message,
                  audited.report.engine_error->hint});
    }
    const int own = audited.report.ExitCode();
    if (own == kFailed || code == kDone) code = own;
  }
  return code;
}

// A source that is in the archive alone has no policy.
void WarnOfOthers(store::Database& archive, const config::Settings& settings) {
  for (const std::string& name : store::Sources(archive).Names()) {
    if (settings.Find(name) != nullptr) continue;
    Warn(fmt::format("{}: is not in the configuration, and not audited",
                     base::EscapeForTerminal(name)));
  }
}

base::Result<int> RunAudit(Session& session, const AuditOptions& options) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  const auto sources = ChosenSources(**settings, options.sources);
  if (!sources) return base::Forward(sources);
  // A missing archive is the error that readers tell, and not a new one.
  if (!session.HasArchive()) {
    if (auto missing = session.ReadArchive(); !missing) return base::Forward(missing);
  }
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  store::Database& archive = (*writable)->archive;
  if (options.sources.empty()) WarnOfOthers(archive, **settings);
  std::vector<Audited> all;
  for (const config::SourceSettings& source : *sources) {
    if (!store::Sources(archive).Find(source.name)) continue;  // nothing is stored of it
    auto audited = AuditSource(session, **writable, source, options);
    if (!audited) return base::Forward(audited);
    all.push_back(std::move(*audited));
  }
  if (auto checked = archive.Check(); !checked) return base::Forward(checked);
  PrintSummary(session, all);
  return CodeOf(all);
}

}  // namespace

Action AddAudit(Arguments arguments) {
  auto options = std::make_shared<AuditOptions>();
  arguments.Add("SOURCE", options->sources, "sources to audit; all of them without one");
  arguments
      .Add("--engine", options->engine,
           "gpgme, libcrypto or both: asked in place of the policy's engines, to compare; no "
           "judgement is changed by other engines than those of the policy")
      .Type("NAME")
      .OneOf({"gpgme", "libcrypto", "both"});
  return [options](Session& session) { return RunAudit(session, *options); };
}

}  // namespace cli
