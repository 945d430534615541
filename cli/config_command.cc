#include <fmt/format.h>

#include <algorithm>

#include <memory>

#include "base/escape.h"
#include "base/text.h"
#include "cli/command.h"
#include "cli/source_check.h"
#include "ingest/source_run.h"
#include "verify/gnupg_program.h"
#include "verify/start_engines.h"

namespace cli {
namespace {

std::string Places(const config::SourceSettings& source) {
  std::vector<std::string> places = source.index;
  places.insert(places.end(), source.urls.begin(), source.urls.end());
  places.insert(places.end(), source.templates.begin(), source.templates.end());
  return base::Join(places, " ");
}

// What a worker here has around it; asked of one.
std::string Cage(Session& session) {
  auto options = session.PoolOptions();
  if (!options) return options.error().message;
  options->workers = 1;
  auto pool = verify::WorkerPool::Start({}, *options);
  if (!pool) return "none: " + pool.error().message;
  const auto lacking = (*pool)->WaitForCage();
  if (!lacking) return "none: " + lacking.error().message;
  if (lacking->empty()) return "whole: no-new-privileges, no-network, no-writing";
  return "lacks " + *lacking + ": this system does not offer it; verification goes on without";
}

// What is asked about keys of version 4.
std::string ForVersion4(const std::string& name) {
  const auto gpg = verify::FindGpg(name);
  if (!gpg) return gpg.error().message + "; " + gpg.error().hint;
  if (*gpg) return **gpg;
  return "none: gpg1 judges keys of version 4 too, but for elliptic curves, which libcrypto judges "
         "alone" +
         std::string(name.empty() ? "" : "; install the package gpg");
}

base::Result<int> RunConfig(Session& session) {
  auto settings = session.SettingsWithSources();
  if (!settings) return base::Forward(settings);
  for (const config::SourceSettings& source : (*settings)->sources) {
    if (auto checked = CheckSource(source); !checked) {
      return base::UsageError(fmt::format("source '{}': {}", source.name, checked.error().message),
                              checked.error().hint);
    }
  }
  auto archive = session.ArchivePath();
  if (!archive) return base::Forward(archive);
  const auto gpg1 = verify::FindGpg1((*settings)->gpg1);
  if (session.is_table()) {
    session.out() << fmt::format(
        "configuration  {}\narchive        {}\ngpg1           {}\ngpg            {}\ncage          "
        " {}\n\n",
        base::EscapeForTerminal((*settings)->file.string()), base::EscapeForTerminal(*archive),
        base::EscapeForTerminal(gpg1 ? *gpg1 : gpg1.error().message + "; " + gpg1.error().hint),
        base::EscapeForTerminal(ForVersion4((*settings)->gpg)),
        base::EscapeForTerminal(Cage(session)));
  }
  const auto writer = session.WholeRows();
  writer->Columns(
      {"source", "profile", "keys", "places", "match", "requests_per_second", "policy"});
  for (const config::SourceSettings& source : (*settings)->sources) {
    writer->Row({source.name, source.profile, static_cast<std::int64_t>(source.keys.size()),
                 Places(source), source.match, source.max_requests_per_second,
                 ingest::PolicyOf(source).Name()});
  }
  writer->Finish();
  const auto& sources = (*settings)->sources;
  const bool can_run = std::all_of(sources.begin(), sources.end(), [&](const auto& source) {
    return verify::CheckEngines(source.engines, (*settings)->gpg1, (*settings)->gpg).has_value();
  });
  return can_run ? kDone : kFailed;
}

}  // namespace

Action AddConfig(Arguments arguments) {
  arguments.RequireSubcommand();
  arguments.Subcommand("check", "say what the configuration means and what is wrong with it");
  return RunConfig;
}

}  // namespace cli
