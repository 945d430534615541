#include <fmt/format.h>

#include <csignal>
#include <memory>

#include "base/text.h"
#include "cli/command.h"
#include "cli/progress.h"
#include "cli/run_summary.h"
#include "cli/transport_for.h"
#include "cli/writable.h"
#include "ingest/source_documents.h"
#include "ingest/source_run.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

struct RetryOptions {
  std::vector<std::string> urls;
  std::string source;
};

struct Wanted {
  config::SourceSettings source;
  std::vector<std::string> urls;
};

base::Result<std::vector<Wanted>> Candidates(const config::Settings& settings,
                                             const std::string& name) {
  std::vector<Wanted> candidates;
  for (const config::SourceSettings& source : settings.sources) {
    if (name.empty() || source.name == name) candidates.push_back({source, {}});
  }
  if (!candidates.empty()) return candidates;
  return base::UsageError("'" + name + "' is no source of " + settings.file.string(),
                          "'inkan config check' lists them");
}

// Gives the URL to the one source whose document it can be.
base::Status Assign(store::Database& archive, std::vector<Wanted>& candidates,
                    const std::string& text) {
  auto url = ingest::Url::Parse(text);
  if (!url) return base::Forward(url);
  Wanted* chosen = nullptr;
  std::vector<std::string> names;
  for (Wanted& candidate : candidates) {
    auto fits = ingest::CanBeDocumentOf(archive, candidate.source, *url);
    if (!fits) return base::Forward(fits);
    if (!*fits) continue;
    chosen = &candidate;
    names.push_back(candidate.source.name);
  }
  if (names.empty()) {
    return base::UsageError(
        text + ": can be no document of a source",
        "nothing was asked for; 'inkan status --failed' lists URLs that failed");
  }
  if (names.size() > 1) {
    return base::UsageError(
        fmt::format("{}: can be a document of {}", text, base::Join(names, " and ")),
        "choose with --source");
  }
  chosen->urls.push_back(url->text());
  return {};
}

base::Result<ingest::RunReport> RetrySource(Session& session, Writable& writable,
                                            const config::Settings& settings, const Wanted& wanted,
                                            const std::shared_ptr<ingest::HostTimes>& times) {
  auto pool = session.PoolOptions();
  if (!pool) return base::Forward(pool);
  Progress progress(session, wanted.source.name);
  auto run = ingest::SourceRun::Start(
      {writable.archive, session.clock(), *pool, &progress, &*writable.sealer}, wanted.source,
      "retry");
  if (!run) return base::Forward(run);
  SourceTransport transport(settings, wanted.source, times, wanted.urls);
  return (*run)->Retry(transport.get(), wanted.urls);
}

base::Result<int> RetryAll(Session& session, Writable& writable, const config::Settings& settings,
                           const std::vector<Wanted>& all) {
  std::vector<ingest::RunReport> reports;
  bool still_wrong = false;
  const auto times = std::make_shared<ingest::HostTimes>();
  for (const Wanted& wanted : all) {
    if (wanted.urls.empty()) continue;
    auto report = RetrySource(session, writable, settings, wanted, times);
    if (!report) return base::Forward(report);
    still_wrong = still_wrong || report->counts.failed > 0 || report->counts.quarantined > 0;
    reports.push_back(std::move(*report));
  }
  const int code = Summarise(session, reports);
  return code == kDone && still_wrong ? kFindings : code;
}

base::Result<int> RunRetry(Session& session, const RetryOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);  // libcurl's TLS may write to a connection that was closed
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  auto wanted = Candidates(**settings, options.source);
  if (!wanted) return base::Forward(wanted);
  for (const Wanted& one : *wanted) {
    auto there = verify::CheckEngines(one.source.engines, (*settings)->gpg1, (*settings)->gpg);
    if (!there) return base::Forward(there);
  }
  auto writable = OpenWritable(session);
  if (!writable) return base::Forward(writable);
  for (const std::string& url : options.urls) {
    auto assigned = Assign((*writable)->archive, *wanted, url);
    if (!assigned) return base::Forward(assigned);
  }
  return RetryAll(session, **writable, **settings, *wanted);
}

}  // namespace

Action AddRetry(Arguments arguments) {
  auto options = std::make_shared<RetryOptions>();
  arguments.Add("URL", options->urls, "documents, as 'status --failed' and 'findings' show them")
      .Required();
  arguments.Add("--source", options->source, "the source that they belong to").Type("NAME");
  return [options](Session& session) { return RunRetry(session, *options); };
}

}  // namespace cli
